-- One row per number of campaigns done in a row of years, for mentors seen to start or not: what came after.
with span as (
    select
        mentor_id,
        min(cohort_year) as first_year,
        max(cohort_year) as last_year,
        max_by(gap, cohort_year) as last_gap
    from participation
    group by mentor_id
),
known as (
    select min(cohort_year) as first_campaign, max(cohort_year) as last_campaign from participation
)
select
    span.first_year > known.first_campaign as is_start_known,
    (span.last_year - span.first_year + 1)::smallint as campaigns,
    count(*) filter (
        where span.last_year < known.last_campaign and span.last_gap + 1 <= mentor_window.highest_gap
    ) as stopped,
    count(*) filter (
        where span.last_year < known.last_campaign and span.last_gap + 1 > mentor_window.highest_gap
    ) as aged_out,
    count(*) filter (where span.last_year = known.last_campaign) as still_there
from span
cross join known
cross join mentor_window
group by 1, 2
