-- One row per mentor and campaign with places left: for the coordinator alone, and published without a row.
select
    free_mentor.cohort,
    free_mentor.mentor_id,
    free_mentor.promotion,
    free_mentor.sector,
    free_mentor.gap,
    free_mentor.places,
    free_mentor.students
from free_mentor
