-- One row per cohort and reason given for an early end.
select
    current_pair.cohort,
    coalesce(pairing.end_reason, '') as reason,
    count(*) as pairs
from current_pair
inner join pairing using (application_id, mentor_id)
inner join opening on opening.cohort = current_pair.cohort
where pairing.ended_on + to_days(15) < pairing.paired_on + to_months(opening.planned_months)
group by current_pair.cohort, coalesce(pairing.end_reason, '')
