create view campaign_pace as
with known as (  -- rows in part are no pace, and no queue
    select
        pace_count.cohort,
        pace_count.week,
        pace_count.is_whole,
        case when clock_count.applications_given = 'all' then applications end as applications,
        case when clock_count.applications_given = 'all' then applications_so_far end as applications_so_far,
        case when clock_count.pairs_given = 'all' then pairs end as pairs,
        case when clock_count.pairs_given = 'all' then pairs_so_far end as pairs_so_far,
        case when clock_count.applications_given = 'all' and clock_count.pairs_given = 'all' then entered end as entered,
        case when clock_count.applications_given = 'all' and clock_count.pairs_given = 'all' then left_queue end as left_queue,
        case when clock_count.applications_given = 'all' and clock_count.pairs_given = 'all' then queue end as queue
    from pace_count
    inner join clock_count on clock_count.cohort = pace_count.cohort
)
select
    cohort,
    week,
    is_whole,
    applications,
    pairs,
    entered,
    left_queue,
    entered - left_queue as queue_change,
    applications_so_far,
    pairs_so_far,
    queue,
    (select rounded_to from dataset) as rounded_to
from known
order by cohort, week;
comment on view campaign_pace is 'One row per class and week of its campaign, 1 being the week in which it opens; what comes after the thirtieth week is counted in it, and what rows cover in part is not known.';
comment on column campaign_pace.is_whole is 'Whether the week is over at the date of the data: one that is not is compared with nothing.';
comment on column campaign_pace.applications is 'Students who applied in the week.';
comment on column campaign_pace.pairs is 'Eligible students, not withdrawn since, who were given their first mentor in the week.';
comment on column campaign_pace.entered is 'Eligible students who began to wait for a mentor in the week.';
comment on column campaign_pace.left_queue is 'Eligible students whose wait ended in the week, with a mentor or by a withdrawal.';
comment on column campaign_pace.queue_change is 'Students who began to wait minus those whose wait ended; positive when the queue grows.';
comment on column campaign_pace.applications_so_far is 'Applications from the opening to the end of the week.';
comment on column campaign_pace.pairs_so_far is 'Pairs from the opening to the end of the week.';
comment on column campaign_pace.queue is 'Eligible students without a mentor at the end of the week.';
comment on column campaign_pace.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
