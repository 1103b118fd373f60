-- One row per cohort: what was published, and what its rows add up to (null where no row was provided).
with listed as (
    select cohort from published_pairs
    union
    select cohort from application
    union
    select cohort from volunteer
),
applied as (
    select
        cohort,
        count(*) as applications,
        count(*) filter (where withdrawn_on is not null) as withdrawn,
        count(*) filter (where withdrawn_on is null and not eligible) as not_eligible,
        count(*) filter (where withdrawn_on is null and eligible) as eligible,
        count(motivation) as motivations
    from application
    group by cohort
),
paired as (
    select cohort, count(*) as counted_pairs
    from current_pair
    group by cohort
),
offered as (
    select
        cohort,
        count(*) filter (where is_mentor) as mentors,
        count(*) filter (where is_volunteer) as volunteers,
        sum(capacity) as capacity
    from participation
    group by cohort
)
select
    listed.cohort,
    promotion.entry_year as cohort_year,
    published_pairs.pairs as published_pairs,
    applied.applications,
    applied.withdrawn,
    applied.not_eligible,
    applied.eligible,
    applied.motivations,
    paired.counted_pairs,
    applied.eligible - paired.counted_pairs as waiting,
    nullif(offered.mentors, 0) as mentors,
    nullif(offered.volunteers, 0) as volunteers,
    offered.capacity::integer as capacity,
    offered.capacity::integer - paired.counted_pairs as free_places
from listed
inner join promotion on promotion.code = listed.cohort
left join published_pairs using (cohort)
left join applied using (cohort)
left join paired using (cohort)
left join offered using (cohort)
