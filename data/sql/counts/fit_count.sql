-- One row per cohort and closeness of the sector, all five of them, where wishes are known: the pairs that have it.
with pair as (
    select
        current_pair.cohort,
        current_pair.application_id,
        mentor.sector
    from current_pair
    inner join mentor using (mentor_id)
),
wished as (
    select
        pair.application_id,
        bool_or(wish.sector = 'undecided') as is_undecided,
        bool_or(wish.sector = pair.sector and wish.rank = 1) as is_first,
        bool_or(wish.sector = pair.sector) as is_wished
    from pair
    inner join wish using (application_id)
    group by pair.application_id
),
asked as (
    select distinct pair.cohort from pair inner join wished using (application_id)
),
judged as (
    select
        pair.cohort,
        case
            when wished.application_id is null or wished.is_undecided then 'undecided'
            when pair.sector is null then 'unknown'
            when wished.is_first then 'first'
            when wished.is_wished then 'wished'
            else 'other'
        end as closeness
    from pair
    left join wished using (application_id)
)
select paired.cohort, kind.closeness, count(judged.cohort) as pairs
from asked as paired
cross join (select unnest(['first', 'wished', 'other', 'undecided', 'unknown']) as closeness) as kind
left join judged using (cohort, closeness)
group by paired.cohort, kind.closeness
