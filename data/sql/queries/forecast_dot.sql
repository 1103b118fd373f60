select *
from forecast_dot
order by cohort, dot
