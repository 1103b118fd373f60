create view past_season as
from past_season_drawn
order by cohort, quantity, week;
comment on view past_season is 'One row per past campaign, quantity and week (2, 4, 6, 8): what would have been forecast then of its end, and what happened.';
comment on column past_season.came is 'What had come by the end of the week.';
comment on column past_season.before is 'Median of the forecast made before the campaign.';
comment on column past_season.simple is 'What had come, divided by the mean share of earlier campaigns by that week.';
