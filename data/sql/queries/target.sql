select *
from target
order by cohort, metric
