-- One row per cohort and whole weeks waited, up to 26: how waits ended or not, and the share without a mentor (Kaplan and Meier), times the pairs.
with waited as (
    select
        queue_spell.cohort,
        queue_spell.outcome,
        date_diff('day', queue_spell.applied_on, coalesce(queue_spell.left_on, extent.data_on)) // 7 as weeks
    from queue_spell
    cross join extent
),
week as (
    select distinct cohort, unnest(generate_series(0, 26)) as week from waited
),
counted as (
    select
        week.cohort,
        week.week,
        count(*) filter (where outcome = 'paired' and weeks <= 26) as paired,
        count(*) filter (where outcome = 'withdrawn' and weeks <= 26) as withdrawn,
        count(*) filter (where outcome = 'waiting' or weeks > 26) as still_waiting
    from week
    left join waited on waited.cohort = week.cohort and least(waited.weeks, 26) = week.week
    group by week.cohort, week.week
),
exposed as (
    select
        *,
        sum(paired + withdrawn + still_waiting) over (
            partition by cohort order by week rows between current row and unbounded following
        ) as at_risk
    from counted
),
pairs as (
    select cohort, count(*) as pairs from current_pair group by cohort
)
select
    cohort,
    week::smallint as week,
    at_risk,
    paired,
    withdrawn,
    still_waiting,
    pairs.pairs * product(1 - paired / nullif(at_risk, 0)) over (partition by cohort order by week) as without_mentor
from exposed
left join pairs using (cohort)
where at_risk > 0
