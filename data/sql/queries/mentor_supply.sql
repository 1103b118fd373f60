select *
from mentor_supply
order by cohort, gap
