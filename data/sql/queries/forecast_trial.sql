select *
from forecast_trial
order by family
