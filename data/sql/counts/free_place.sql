-- One row per mentor and campaign with places left: for the coordinator alone, and published without a row.
select
    cohort,
    mentor_id,
    promotion,
    sector,
    gap,
    places,
    students
from free_mentor
