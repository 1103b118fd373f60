-- One row per cohort and week of campaign, from 1, the week in which it opens, to 30: what happened in it, and since the opening.
with week as (
    select cohort, opened_on, data_on, unnest(generate_series(1, least(30, date_diff('day', opened_on, data_on) // 7 + 1))) as week
    from opening
    cross join extent
    where data_on >= opened_on
),
dated as (
    select cohort, applied_on as happened_on, 'application' as kind from application
    union all
    select cohort, applied_on, 'entry' from queue_spell
    union all
    select cohort, lost_on, 'entry' from placed_student where lost_on is not null
    union all
    select cohort, left_on, 'exit' from queue_spell where left_on is not null
    union all
    select cohort, paired_on, 'pair' from queue_spell where is_kept and paired_on is not null
),
placed as (
    select dated.cohort, dated.kind, least(30, greatest(1, date_diff('day', opening.opened_on, dated.happened_on) // 7 + 1)) as week
    from dated
    inner join opening using (cohort)
),
counted as (
    select
        week.cohort,
        week.week,
        week.opened_on + to_days(7 * week.week) <= week.data_on + to_days(1) as is_whole,
        count(*) filter (where placed.kind = 'application') as applications,
        count(*) filter (where placed.kind = 'pair') as pairs,
        count(*) filter (where placed.kind = 'entry') as entered,
        count(*) filter (where placed.kind = 'exit') as left_queue
    from week
    left join placed using (cohort, week)
    group by week.cohort, week.week, week.opened_on, week.data_on
)
select
    cohort,
    week::smallint as week,
    is_whole,
    applications,
    pairs,
    entered,
    left_queue,
    sum(applications) over so_far as applications_so_far,
    sum(pairs) over so_far as pairs_so_far,
    sum(entered - left_queue) over so_far as queue
from counted
window so_far as (partition by cohort order by week)
