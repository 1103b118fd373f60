select *
from pair_ending
order by cohort, month
