-- One row per cohort and reason why students are without a mentor.
select
    waiting_student.cohort,
    waiting_student.reason,
    count(*) as students,
    count(*) filter (where waiting_student.days_waited > $long_wait_days) as long_waits
from waiting_student
group by waiting_student.cohort, waiting_student.reason
