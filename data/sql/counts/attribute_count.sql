-- One row per cohort and value of an attribute that students gave: those who applied, those eligible, those with a mentor.
select
    application.cohort,
    attribute.name,
    attribute.value,
    count(*) as applications,
    count(*) filter (where application.eligible and application.withdrawn_on is null) as eligible,
    count(current_pair.application_id) as paired
from attribute
inner join application using (application_id)
left join current_pair using (application_id)
group by application.cohort, attribute.name, attribute.value
