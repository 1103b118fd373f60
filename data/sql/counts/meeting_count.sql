-- One row per cohort and month of a pair (1 to the planned number): pairs under way all that month (to $grace_days days), and those that met in it.
with lived as (
    select
        current_pair.cohort,
        current_pair.application_id,
        current_pair.paired_on,
        coalesce(pair_spell.ended_on + to_days($grace_days), extent.data_on) as known_until,
        unnest(generate_series(1, opening.planned_months)) as month
    from current_pair
    inner join pair_spell using (application_id, mentor_id)
    inner join opening on opening.cohort = current_pair.cohort
    cross join extent
    where current_pair.cohort in (select application.cohort from meeting inner join application using (application_id))
),
under_way as (
    select *
    from lived
    where paired_on + to_months(month) <= known_until
),
met as (
    select distinct under_way.application_id, under_way.month
    from under_way
    inner join meeting
        on meeting.application_id = under_way.application_id
        and meeting.met_on >= under_way.paired_on + to_months(under_way.month - 1)
        and meeting.met_on < under_way.paired_on + to_months(under_way.month)
)
select
    under_way.cohort,
    under_way.month::smallint as month,
    count(*) as pairs,
    count(met.application_id) as met
from under_way
left join met using (application_id, month)
group by under_way.cohort, under_way.month
