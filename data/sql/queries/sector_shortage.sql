select *
from sector_shortage
order by cohort
