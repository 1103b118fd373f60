-- One row per dated fact and campaign in whose first thirty weeks it falls, where the day of opening was given.
select
    campaign.cohort,
    (date_diff('day', campaign.opens_on, event.happened_on) // 7 + 1)::smallint as week,
    event.happened_on,
    event.label
from event
inner join campaign on event.happened_on >= campaign.opens_on and event.happened_on < campaign.opens_on + 210
