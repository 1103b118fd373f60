-- One row per number of campaigns since a mentor's first, for starts seen or not: what came after, and how many would go on (Kaplan and Meier). Campaigns whose pairing is not over are left out.
with part as (
    select participation.*
    from participation
    inner join clock using (cohort)
    where clock.state in ('under_way', 'finished')
),
span as (
    select
        mentor_id,
        min(cohort_year) as first_year,
        max(cohort_year) as last_year,
        max_by(gap, cohort_year) as last_gap
    from part
    group by mentor_id
),
known as (
    select min(cohort_year) as first_campaign, max(cohort_year) as last_campaign from part
),
counted as (
    select
        span.first_year > known.first_campaign as is_start_known,
        span.last_year - span.first_year + 1 as campaigns,
        count(*) filter (
            where span.last_year < known.last_campaign
            and span.last_gap + 1 between mentor_window.lowest_gap and mentor_window.highest_gap
        ) as stopped,
        count(*) filter (
            where span.last_year < known.last_campaign
            and not span.last_gap + 1 between mentor_window.lowest_gap and mentor_window.highest_gap
        ) as aged_out,
        count(*) filter (where span.last_year = known.last_campaign) as still_there
    from span
    cross join known
    cross join mentor_window
    group by 1, 2
),
reached as (
    select
        *,
        sum(stopped + aged_out + still_there) over (partition by is_start_known) as started,
        sum(stopped + aged_out + still_there) over (
            partition by is_start_known order by campaigns rows between current row and unbounded following
        ) as at_risk
    from counted
)
select
    (select max_by(cohort, cohort_year) from part) as cohort,
    is_start_known,
    campaigns::smallint as campaigns,
    started,
    at_risk,
    stopped,
    aged_out,
    still_there,
    started * product(1 - stopped / nullif(at_risk - aged_out - still_there, 0)) over (
        partition by is_start_known order by campaigns
    ) as going_on
from reached
