-- No application has this identifier.
-- Import the applications together with the meetings and answers, or correct the identifier.
with follow_up as (
    select file, line, application_id from meeting
    union all
    select file, line, application_id from survey
    union all
    select file, line, application_id from attribute
)
select file, line, 'application_id', application_id
from follow_up
anti join application using (application_id)
anti join withheld_application using (application_id)
order by file, line
