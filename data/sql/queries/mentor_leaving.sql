select *
from mentor_leaving
order by cohort, gap desc
