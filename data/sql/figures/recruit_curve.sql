create view recruit_curve as
from curve_drawn
order by cohort, recruits;
comment on view recruit_curve is 'One row per campaign to come and number of volunteers found in addition: the risk that is left.';
comment on column recruit_curve.recruits is 'Volunteers found in addition for that campaign, 8 in 10 of whom come.';
