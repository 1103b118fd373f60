select *
from campaign_pace
order by cohort, week
