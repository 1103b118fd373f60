select *
from waiting_time
order by cohort, week
