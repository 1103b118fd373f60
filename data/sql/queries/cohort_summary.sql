select *
from cohort_summary
order by cohort_year
