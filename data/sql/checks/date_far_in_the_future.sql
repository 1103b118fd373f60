-- This day is more than a year ahead, which cannot have happened.
-- Correct the year.
with dated as (
    select file, line, 'applied_on' as name, applied_on as happened_on from application
    union all
    select file, line, 'withdrawn_on', withdrawn_on from application
    union all
    select file, line, 'paired_on', paired_on from pairing
    union all
    select file, line, 'ended_on', ended_on - interval 2 year from pairing
    union all
    select file, line, 'volunteered_on', volunteered_on from volunteer
    union all
    select file, line, 'met_on', met_on from meeting
    union all
    select file, line, 'answered_on', answered_on from survey
    union all
    select file, line, 'trained_on', trained_on from training
)
select file, line, name, happened_on::date
from dated
where happened_on > current_date + interval 1 year
order by all
