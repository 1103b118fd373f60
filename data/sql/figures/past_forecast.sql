create view past_forecast as
from past_drawn
order by cohort, quantity;
comment on view past_forecast is 'One row per past campaign and quantity: what would have been forecast before it, and what happened.';
comment on column past_forecast.naive is 'The value of the campaign before.';
comment on column past_forecast.drift is 'The value of the campaign before, plus the mean change until then.';
