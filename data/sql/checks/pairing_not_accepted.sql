-- This application was withdrawn before the pair was formed, or is not eligible, yet it has a mentor.
-- Correct the application, or remove the pair.
select
    coalesce(pairing.file, application.file), coalesce(pairing.line, application.line),
    'application_id', pairing.application_id
from pairing
inner join application using (application_id)
where
    not application.eligible
    or application.withdrawn_on < pairing.paired_on
    or coalesce(pairing.ended_on, date '9999-12-31') > application.withdrawn_on
order by all
