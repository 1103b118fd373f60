select *
from campaign_state
order by cohort
