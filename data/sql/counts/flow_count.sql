-- One row per cohort: where its mentors come from, and, once its pairing is over, what became of those of the campaign before.
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
before as (
    select
        earlier.cohort_year + 1 as cohort_year,
        count(*) as participants_before,
        count(*) filter (where earlier.gap + 1 > mentor_window.highest_gap) as aged_out,
        count(*) filter (
            where earlier.gap + 1 between mentor_window.lowest_gap and mentor_window.highest_gap
        ) as could_return,
        count(*) filter (
            where earlier.gap + 1 between mentor_window.lowest_gap and mentor_window.highest_gap
            and later.mentor_id is null
        ) as stopped
    from participation as earlier
    cross join mentor_window
    left join participation as later
        on later.mentor_id = earlier.mentor_id and later.cohort_year = earlier.cohort_year + 1
    group by earlier.cohort_year
),
settled as (
    select cohort, state in ('under_way', 'finished') as is_final from clock
)
select
    campaigns.cohort,
    campaigns.cohort_year,
    before.participants_before,
    joined.participants,
    joined.new_participants,
    joined.stayed,
    joined.came_back,
    case when settled.is_final then before.aged_out end as aged_out,
    case when settled.is_final then before.could_return end as could_return,
    case when settled.is_final then before.stopped end as stopped
from campaigns
inner join joined using (cohort)
inner join settled using (cohort)
left join before using (cohort_year)
