-- One row per pair under way that has not met for over 45 days, for the coordinator alone, and published without a row.
with latest as (
    select application_id, max(met_on) as last_met_on from meeting group by application_id
)
select
    current_pair.cohort,
    current_pair.application_id,
    current_pair.mentor_id,
    current_pair.paired_on,
    latest.last_met_on,
    date_diff('day', coalesce(latest.last_met_on, current_pair.paired_on), extent.data_on) as days_without
from current_pair
inner join pairing using (application_id, mentor_id)
inner join opening on opening.cohort = current_pair.cohort
cross join extent
left join latest using (application_id)
where
    pairing.ended_on is null
    and extent.data_on < current_pair.paired_on + to_months(opening.planned_months)
    and date_diff('day', coalesce(latest.last_met_on, current_pair.paired_on), extent.data_on) > 45
    and current_pair.cohort in (select application.cohort from meeting inner join application using (application_id))
