select *
from equity
order by cohort, name, value
