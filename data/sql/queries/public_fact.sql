select *
from public_fact
order by cohort
