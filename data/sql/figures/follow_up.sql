create view follow_up as
select
    cohort,
    month,
    pairs,
    met,
    share_of(met, pairs) as share_met
from meeting_count
order by cohort, month;
comment on view follow_up is 'One row per class and month of the pair: whether pairs meet. Classes without any meeting in the data have no row.';
comment on column follow_up.month is 'Month since the pair was made, 1 for the first.';
comment on column follow_up.pairs is 'Pairs under way during all that month (to 15 days) by the date of the data, each pair of a student who had several counted.';
comment on column follow_up.met is 'Those of them with at least one meeting in the month.';
comment on column follow_up.share_met is 'Pairs with at least one meeting in the month, divided by pairs under way in it.';
