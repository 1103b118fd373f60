create view campaign_pace as
select
    cohort,
    pace_count.week,
    is_whole,
    applications,
    pairs,
    entered,
    left_queue,
    entered - left_queue as queue_change,
    applications_so_far,
    pairs_so_far,
    queue,
    clock_count.applications_given = 'part' or clock_count.pairs_given = 'part' as is_partial,
    (select rounded_to from dataset) as rounded_to
from pace_count
inner join clock_count using (cohort)
order by cohort, week;
comment on view campaign_pace is 'One row per cohort and week of its campaign, 1 being the week in which it opens; what comes after the thirtieth week is counted in it.';
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
comment on column campaign_pace.is_partial is 'Whether rows cover a part of the campaign only: it is not compared with.';
