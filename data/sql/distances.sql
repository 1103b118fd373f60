-- One row per slice of now and moment that is remembered of it: how many persons at least have changed since, and whether
-- it is the same persons with the same facts. Each person who changed takes one content away and adds one at most; rows
-- that were cleared meanwhile changed without anybody's doing.
with slice as (
    select
        now.kind,
        now.cohort,
        earlier.moment,
        earlier.is_shown,
        earlier.digest = now.digest and earlier.persons = now.persons as is_same,
        abs(now.cleared - earlier.cleared) as cleared
    from slice_now as now
    inner join records.remembered_slice as earlier using (kind, cohort)
),

counted as (
    select slice.kind, slice.cohort, slice.moment, now.bucket, now.persons
    from slice
    inner join content_now as now using (kind, cohort)
    union all
    select kind, cohort, moment, bucket, -persons from records.remembered_content
),

moved as (
    select kind, cohort, moment, bucket, sum(persons) as persons from counted group by all
),

changed as (
    select
        kind,
        cohort,
        moment,
        greatest(sum(greatest(persons, 0)), sum(greatest(-persons, 0))) as persons
    from moved
    group by kind, cohort, moment
)

select
    slice.kind,
    slice.cohort,
    slice.moment,
    slice.is_shown,
    slice.is_same,
    greatest(coalesce(changed.persons, 0) - slice.cleared, 0)::bigint as persons
from slice
left join changed using (kind, cohort, moment)
