-- This mentor has more students in the campaign than places offered.
-- Check the capacity, and the pairs.
with going_on as (
    select pairing.mentor_id, pairing.file, pairing.line, application.cohort
    from pairing
    inner join application using (application_id)
    where pairing.ended_on is null or pairing.ended_on >= current_date
),
taken as (
    select mentor_id, cohort, count(*) as students, min(file) as file, arg_min(line, file) as line
    from going_on
    group by all
)
select
    coalesce(volunteer.file, taken.file), coalesce(volunteer.line, taken.line),
    case when volunteer.file is null then 'mentor_id' else 'capacity' end,
    case when volunteer.file is null then volunteer.mentor_id else volunteer.capacity::varchar end
from volunteer
inner join taken using (mentor_id, cohort)
where coalesce(volunteer.file, taken.file) is not null and taken.students > volunteer.capacity
order by all
