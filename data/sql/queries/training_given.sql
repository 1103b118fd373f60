select *
from training_given
order by cohort
