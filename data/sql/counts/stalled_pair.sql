-- One row per pair under way that has not met for over $long_silence_days days, for the coordinator alone, and published without a row.
with latest as (
    select meeting.application_id, max(meeting.met_on) as last_met_on
    from meeting
    inner join current_pair
        on current_pair.application_id = meeting.application_id and meeting.met_on >= current_pair.paired_on
    group by meeting.application_id
)
select
    current_pair.cohort,
    current_pair.application_id,
    current_pair.mentor_id,
    current_pair.paired_on,
    latest.last_met_on,
    date_diff('day', coalesce(latest.last_met_on, current_pair.paired_on), extent.data_on) as days_without
from current_pair
inner join pair_spell using (application_id, mentor_id)
cross join extent
left join latest using (application_id)
where
    pair_spell.outcome = 'under_way'
    and extent.data_on < pair_spell.planned_on
    and date_diff('day', coalesce(latest.last_met_on, current_pair.paired_on), extent.data_on) > $long_silence_days
    and current_pair.cohort in (select application.cohort from meeting inner join application using (application_id))
