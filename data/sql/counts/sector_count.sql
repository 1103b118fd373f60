-- One row per cohort and sector: students who wish it (a student with k wishes counts 1/k in each) and places offered in it.
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
        volunteer.cohort,
        mentor.sector,
        count(*) as volunteers,
        sum(volunteer.capacity)::integer as places
    from volunteer
    inner join mentor using (mentor_id)
    where mentor.sector is not null
    group by volunteer.cohort, mentor.sector
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
