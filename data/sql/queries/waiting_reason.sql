select *
from waiting_reason
order by cohort, reason
