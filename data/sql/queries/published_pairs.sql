select *
from published_pairs
order by cohort
