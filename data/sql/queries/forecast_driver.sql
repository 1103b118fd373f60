select *
from forecast_driver
order by cohort, abs(p_high - p_low) desc
