select *
from sector_balance
order by cohort, position
