create view pair_ending as
select
    ending_count.cohort,
    ending_count.month,
    ending_count.at_risk,
    ending_count.ended_early,
    ending_count.completed,
    ending_count.under_way,
    ending_count.together,
    share_of(ending_count.together, cohort_count.counted_pairs) as share_together
from ending_count
inner join cohort_count on cohort_count.cohort = ending_count.cohort
order by cohort, month;
comment on view pair_ending is 'One row per class and whole months that pairs lasted. Classes without any end in the data have no row.';
comment on column pair_ending.at_risk is 'Pairs that had not stopped before this month.';
comment on column pair_ending.ended_early is 'Pairs that ended in this month, more than $grace_days days before the planned end.';
comment on column pair_ending.completed is 'Pairs that reached their planned end.';
comment on column pair_ending.under_way is 'Pairs that were not over at the date of the data; a planned end is none.';
comment on column pair_ending.together is 'The share below, times the students of the class who were ever paired: the number that is protected for the board.';
comment on column pair_ending.share_together is 'Share of pairs that had not ended early by the end of the month (Kaplan and Meier); pairs still under way leave the count where they stand.';
