select *
from promotion_size
order by promotion
