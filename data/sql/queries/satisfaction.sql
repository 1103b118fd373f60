select *
from satisfaction
order by cohort, respondent
