-- The rows of this campaign hold far fewer or far more pairs than the association published.
-- Check that the export is whole; until then, the published total is the one that is shown.
with counted as (
    select application.cohort, any_value(pairing.file) as file, count(distinct pairing.application_id) as pairs
    from pairing
    inner join application using (application_id)
    where application.eligible and application.withdrawn_on is null
    group by application.cohort
)
select coalesce(counted.file, published_total.file), null, 'cohort', counted.cohort || ' : ' || counted.pairs || ' / ' || published_total.pairs
from counted
inner join published_total using (cohort)
where
    coalesce(counted.file, published_total.file) is not null
    and abs(counted.pairs - published_total.pairs) > 0.05 * published_total.pairs
order by all
