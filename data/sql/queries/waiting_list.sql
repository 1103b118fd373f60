select *
from waiting_list
order by cohort, days_waited desc, application_id
