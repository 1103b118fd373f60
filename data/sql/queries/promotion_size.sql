select *
from promotion_size
order by entry_year
