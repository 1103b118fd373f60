-- The demand that a forecast learns from, over the counts of either file: exact ones, or those the board sees.

create view finished_demand as
with counted as (
    select
        cohort_year,
        coalesce(eligible, published_pairs) as students,
        eligible is null as is_censored
    from cohort_count
    where coalesce(counted_pairs, published_pairs) is not null
),
runs as (
    select *, cohort_year - row_number() over (order by cohort_year) as run
    from counted
    where students is not null
)
select cohort_year, students, is_censored
from runs
qualify run = max(run) over ();
comment on view finished_demand is 'One row per finished campaign of the latest unbroken run of cohorts: students who wanted a mentor, at least as many where only pairs were published.';
