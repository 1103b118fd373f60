select *
from stalled_pair
order by cohort, days_without desc, application_id
