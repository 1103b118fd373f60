-- One row per cohort and number of students that a mentor has: how many mentors have that many.
with loads as (
    select cohort, mentor_id, count(*) as students
    from current_pair
    group by cohort, mentor_id
)
select cohort, students, false as is_more, count(*) as mentors
from loads
group by cohort, students
