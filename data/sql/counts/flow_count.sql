-- One row per cohort: where its mentors come from, and what became of those of the campaign before.
with campaigns as (
    select distinct cohort, cohort_year from participation
),
joined as (
    select
        cohort,
        count(*) as participants,
        count(*) filter (where previous_year is null) as new_participants,
        count(*) filter (where previous_year = cohort_year - 1) as stayed,
        count(*) filter (where previous_year < cohort_year - 1) as came_back
    from participation
    group by cohort
),
missing as (
    select
        earlier.cohort_year + 1 as cohort_year,
        count(*) filter (where earlier.gap + 1 > mentor_window.highest_gap) as aged_out,
        count(*) filter (where earlier.gap + 1 <= mentor_window.highest_gap) as stopped
    from participation as earlier
    cross join mentor_window
    left join participation as later
        on later.mentor_id = earlier.mentor_id and later.cohort_year = earlier.cohort_year + 1
    where later.mentor_id is null
    group by earlier.cohort_year
),
before as (
    select cohort_year + 1 as cohort_year, count(*) as participants_before
    from participation
    group by cohort_year
)
select
    campaigns.cohort,
    campaigns.cohort_year,
    before.participants_before,
    joined.participants,
    joined.new_participants,
    joined.stayed,
    joined.came_back,
    case when before.participants_before is not null then coalesce(missing.aged_out, 0) end as aged_out,
    case when before.participants_before is not null then coalesce(missing.stopped, 0) end as stopped
from campaigns
inner join joined using (cohort)
left join missing using (cohort_year)
left join before using (cohort_year)
