-- This row depends on another row that was set aside.
-- Correct that one first: this one may be right.
with dependent as (
    select file, line, 'application_id' as name, application_id as value
    from (
        select file, line, application_id from pairing
        union all
        select file, line, application_id from meeting
        union all
        select file, line, application_id from survey
        union all
        select file, line, application_id from attribute
    )
    semi join withheld_application using (application_id)
    anti join application using (application_id)
    union all
    select file, line, 'mentor_id', mentor_id
    from (
        select file, line, mentor_id from pairing
        union all
        select file, line, mentor_id from volunteer
        union all
        select file, line, mentor_id from training
    )
    semi join withheld_mentor using (mentor_id)
    anti join mentor using (mentor_id)
)
select file, line, name, value
from dependent
order by file, line
