create view season_curve as
from season_drawn
order by cohort, quantity, week;
comment on view season_curve is 'One row per quantity and week of the running campaign, from now on: how its running total may go on (80% interval and median).';
comment on column season_curve.q50 is 'As likely to be below as above.';
