select *
from past_forecast
order by cohort, quantity
