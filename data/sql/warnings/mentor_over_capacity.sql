-- This mentor has more students in the campaign than places offered.
-- Check the capacity, and the pairs.
with taken as (
    select pairing.mentor_id, application.cohort, count(*) as students
    from pairing
    inner join application using (application_id)
    group by all
)
select volunteer.file, volunteer.line, 'capacity', volunteer.capacity
from volunteer
inner join taken using (mentor_id, cohort)
where volunteer.file is not null and taken.students > volunteer.capacity
order by all
