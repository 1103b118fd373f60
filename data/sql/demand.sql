-- The demand that a forecast learns from, over the counts of either file: exact ones, or those the board sees.

create view finished_demand as
with counted as (
    select
        cohort_count.cohort_year,
        case when clock_count.applications_given = 'all' then cohort_count.eligible else cohort_count.published_pairs end as students,
        clock_count.applications_given <> 'all' as is_censored
    from cohort_count
    inner join clock_count using (cohort)
    where clock_count.state in ('under_way', 'finished')
),
runs as (
    select *, cohort_year - row_number() over (order by cohort_year) as run
    from counted
    where students is not null
)
select cohort_year, students, is_censored
from runs
qualify run = max(run) over ();
comment on view finished_demand is 'One row per campaign whose pairing is over, of the latest unbroken run of cohorts: students who wanted a mentor, at least as many where only pairs were published.';
