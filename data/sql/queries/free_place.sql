select *
from free_place
order by cohort, gap, mentor_id
