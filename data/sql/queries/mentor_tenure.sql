select *
from mentor_tenure
order by is_start_known, campaigns
