select *
from exceptional_campaign
order by cohort
