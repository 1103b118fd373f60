create view forecast_driver as
from driver_drawn
order by cohort, abs(p_high - p_low) desc;
comment on view forecast_driver is 'One row per campaign to come and uncertainty: the risk when it turns out low, and when it turns out high.';
comment on column forecast_driver.p_low is 'Risk when the driver is near its lowest tenth.';
comment on column forecast_driver.p_high is 'Risk when the driver is near its highest tenth.';
