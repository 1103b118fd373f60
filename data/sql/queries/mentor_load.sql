select *
from mentor_load
order by cohort, students
