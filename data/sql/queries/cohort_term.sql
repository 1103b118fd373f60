select *
from cohort_term
order by cohort, authors desc, term
