create view forecast as
select
    *,
    (select rounded_to from dataset) as rounded_to
from forecast_drawn
order by step;
comment on view forecast is 'One row per campaign to come: how many students, how many places, and the risk that places are missing.';
comment on column forecast.campaigns is 'Finished campaigns that the forecast of demand learnt from, without those marked as exceptional.';
comment on column forecast.demand_q50 is 'Eligible applications: as likely to be below as above.';
comment on column forecast.supply_q50 is 'Places offered by mentors inside the window: as likely to be below as above.';
comment on column forecast.gap_q50 is 'Students minus places: as likely to be below as above; positive when places are missing.';
comment on column forecast.p_shortage is 'Chance that more students are eligible than places are offered.';
comment on column forecast.expected_unmatched is 'Students without a place, on average over all that may happen.';
comment on column forecast.recruits_needed is 'Volunteers to find in addition, 8 in 10 of whom come, for the risk to fall under 1 in 10; none when no number is enough.';
comment on column forecast.leaving is 'Mentors of the latest campaign whose class is sure to be outside the window by then.';
comment on column forecast.missing_q50 is 'Places missing at the end, if nothing more is done: as likely to be below as above.';
comment on column forecast.still_q50 is 'Volunteers still to find for every student to have a place, 8 in 10 of whom come: as likely to be below as above.';
comment on column forecast.week is 'Week of the running campaign that the forecast knows of; none for a campaign that has not begun.';
comment on column forecast.applied is 'Eligible applications received so far in the running campaign: its demand is never forecast below.';
comment on column forecast.offered is 'Places offered so far inside the window in the running campaign: its places are never forecast below.';
comment on column forecast.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
