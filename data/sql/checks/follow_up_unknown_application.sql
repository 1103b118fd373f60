-- No application has this identifier.
-- Import the applications together with the meetings and answers, or correct the identifier.
with follow_up as (
    select file, line, application_id from meeting
    union all
    select file, line, application_id from survey
)
select file, line, 'application_id', application_id
from follow_up
where application_id not in (select application_id from application)
order by file, line
