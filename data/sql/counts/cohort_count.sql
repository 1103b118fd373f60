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
    select
        cohort,
        count(*) as counted_pairs,
        count(*) filter (where lost_on is null) as with_mentor,
        count(*) filter (where lost_on is not null) as lost_mentor
    from placed_student
    group by cohort
),
took_part as (
    select
        cohort,
        count(*) filter (where is_mentor) as mentors,
        count(*) filter (where is_volunteer) as volunteers,
        sum(capacity) as capacity
    from participation
    group by cohort
),
offered as (
    select
        cohort,
        coalesce(sum(places) filter (where is_in_window), 0) as places,
        coalesce(sum(places) filter (where not is_in_window), 0) as places_outside,
        coalesce(sum(places - students) filter (where is_in_window and places > students), 0) as free_places,
        coalesce(sum(students - places) filter (where students > places), 0) as above_offer
    from place
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
    paired.with_mentor,
    applied.eligible - coalesce(paired.with_mentor, 0) as waiting,
    applied.eligible - coalesce(paired.counted_pairs, 0) as never_paired,
    paired.lost_mentor,
    nullif(took_part.mentors, 0) as mentors,
    nullif(took_part.volunteers, 0) as volunteers,
    took_part.capacity::integer as capacity,
    offered.places::integer as places,
    offered.places_outside::integer as places_outside,
    offered.free_places::integer as free_places,
    offered.above_offer::integer as above_offer
from listed
inner join promotion on promotion.code = listed.cohort
left join published_pairs using (cohort)
left join applied using (cohort)
left join paired using (cohort)
left join took_part using (cohort)
left join offered using (cohort)
