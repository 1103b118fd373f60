-- One row per cohort and whole weeks waited, up to 26: how many waits ended so, and how many were still going on.
with waited as (
    select
        queue_spell.cohort,
        queue_spell.outcome,
        (coalesce(queue_spell.left_on, extent.data_on) - queue_spell.applied_on) // 7 as weeks
    from queue_spell
    cross join extent
)
select
    cohort,
    least(weeks, 26)::smallint as week,
    count(*) filter (where outcome = 'paired' and weeks <= 26) as paired,
    count(*) filter (where outcome = 'withdrawn' and weeks <= 26) as withdrawn,
    count(*) filter (where outcome = 'waiting' or weeks > 26) as still_waiting
from waited
group by cohort, least(weeks, 26)
