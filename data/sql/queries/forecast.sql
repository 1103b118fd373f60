select *
from forecast
order by step
