select *
from follow_up
order by cohort, month
