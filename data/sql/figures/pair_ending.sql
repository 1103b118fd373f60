create view pair_ending as
with reached as (
    select
        *,
        sum(ended_early + completed + under_way) over (
            partition by cohort order by month rows between current row and unbounded following
        ) as at_risk
    from ending_count
)
select
    cohort,
    month,
    at_risk,
    ended_early,
    completed,
    under_way,
    product(1 - ended_early / nullif(at_risk, 0)) over (partition by cohort order by month) as share_together
from reached;
comment on view pair_ending is 'One row per cohort and whole months that pairs lasted. Cohorts without any end in the data have no row.';
comment on column pair_ending.at_risk is 'Pairs that had not stopped before this month.';
comment on column pair_ending.ended_early is 'Pairs that ended in this month, more than 15 days before the planned end.';
comment on column pair_ending.completed is 'Pairs that reached their planned end.';
comment on column pair_ending.under_way is 'Pairs that were not over at the date of the data.';
comment on column pair_ending.share_together is 'Share of pairs that had not ended early by the end of the month (Kaplan and Meier); pairs still under way leave the count where they stand.';
