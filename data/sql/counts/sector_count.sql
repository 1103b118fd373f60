-- One row per cohort and sector: students who wish it (a student with k wishes counts 1/k in each) and places offered in it inside the window.
with wished as (
    select
        application.cohort,
        wish.sector,
        1.0::double / count(*) over (partition by wish.application_id) as part
    from wish
    inner join application using (application_id)
    where application.eligible and application.withdrawn_on is null
),
students as (
    select cohort, sector, sum(part) as students
    from wished
    group by cohort, sector
),
places as (
    select
        cohort,
        sector,
        count(*) as volunteers,
        sum(places)::integer as places
    from place
    where sector is not null and is_in_window
    group by cohort, sector
)
select
    campaign.cohort,
    sector.code as sector,
    case when campaign.cohort in (select cohort from students) then coalesce(students.students, 0) end as students,
    case when campaign.cohort in (select cohort from places) then coalesce(places.places, 0) end as places,
    case when campaign.cohort in (select cohort from places) then coalesce(places.volunteers, 0) end as volunteers
from campaign
cross join sector
left join students on students.cohort = campaign.cohort and students.sector = sector.code
left join places on places.cohort = campaign.cohort and places.sector = sector.code
