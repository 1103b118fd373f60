-- One row per eligible student without a mentor: for the coordinator alone, and published without a row.
select
    cohort,
    application_id,
    days_waited,
    sectors,
    maturity,
    reason,
    possible_mentors
from waiting_student
