select *
from mentor_flow
order by cohort_year
