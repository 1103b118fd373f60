-- This day is still to come.
-- Check the date.
with dated as (
    select file, line, 'applied_on' as name, applied_on as happened_on from application
    union all
    select file, line, 'withdrawn_on', withdrawn_on from application
    union all
    select file, line, 'paired_on', paired_on from pairing
    union all
    select file, line, 'volunteered_on', volunteered_on from volunteer
    union all
    select file, line, 'met_on', met_on from meeting
    union all
    select file, line, 'answered_on', answered_on from survey
)
select file, line, name, happened_on
from dated
where file is not null and happened_on > current_date
order by all
