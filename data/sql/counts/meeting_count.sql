-- One row per cohort and month of a pair (1 to the planned number): pairs under way all that month (to $grace_days days), and those that met in it.
with lived as (
    select
        pair_spell.cohort,
        pair_spell.application_id,
        pair_spell.mentor_id,
        pair_spell.paired_on,
        pair_spell.ended_on,
        coalesce(pair_spell.ended_on + to_days($grace_days), extent.data_on) as known_until,
        unnest(generate_series(1, opening.planned_months)) as month
    from pair_spell
    inner join opening on opening.cohort = pair_spell.cohort
    cross join extent
    where pair_spell.cohort in (select application.cohort from meeting inner join application using (application_id))
),
under_way as (
    select *
    from lived
    where paired_on + to_months(month) <= known_until
),
met as (
    select distinct under_way.application_id, under_way.mentor_id, under_way.month
    from under_way
    inner join meeting
        on meeting.application_id = under_way.application_id
        and meeting.met_on >= under_way.paired_on + to_months(under_way.month - 1)
        and meeting.met_on < under_way.paired_on + to_months(under_way.month)
        and meeting.met_on <= coalesce(under_way.ended_on, meeting.met_on)
)
select
    under_way.cohort,
    under_way.month::smallint as month,
    count(*) as pairs,
    count(met.application_id) as met
from under_way
left join met using (application_id, mentor_id, month)
group by under_way.cohort, under_way.month
