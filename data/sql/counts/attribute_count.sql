-- One row per cohort and value of an attribute that students gave: those who applied, those eligible, those with a mentor.
select
    application.cohort,
    attribute.name,
    attribute.value,
    count(*) as applications,
    count(*) filter (where application.eligible and application.withdrawn_on is null) as eligible,
    count(placed_student.application_id) filter (where placed_student.lost_on is null) as paired
from attribute
inner join application using (application_id)
left join placed_student using (application_id)
group by application.cohort, attribute.name, attribute.value
