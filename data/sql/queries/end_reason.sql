select *
from end_reason
order by cohort, pairs desc, reason
