select *
from leaving_sector
order by cohort, greatest(volunteers, mentors) desc, sector
