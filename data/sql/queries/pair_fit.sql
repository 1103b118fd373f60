select *
from pair_fit
order by cohort, kind, value
