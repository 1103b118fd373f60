-- One row per cohort, kind of fit (gap, or sector) and value: the pairs that have it.
with pair as (
    select
        current_pair.cohort,
        current_pair.application_id,
        cohort_promotion.entry_year - promotion.entry_year as gap,
        mentor.sector
    from current_pair
    inner join mentor using (mentor_id)
    inner join promotion on promotion.code = mentor.promotion
    inner join promotion as cohort_promotion on cohort_promotion.code = current_pair.cohort
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
judged as (
    select
        pair.cohort,
        pair.gap,
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
select cohort, 'gap' as kind, gap::varchar as value, count(*) as pairs
from judged
group by cohort, gap
union all
select cohort, 'sector' as kind, closeness as value, count(*) as pairs
from judged
group by cohort, closeness
