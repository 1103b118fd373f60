select *
from event_week
order by cohort, happened_on, label
