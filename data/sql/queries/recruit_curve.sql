select *
from recruit_curve
order by cohort, recruits
