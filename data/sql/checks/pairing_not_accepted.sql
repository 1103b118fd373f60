-- This application was withdrawn or is not eligible, yet it has a mentor.
-- Correct the application, or remove the pair.
select
    coalesce(pairing.file, application.file), coalesce(pairing.line, application.line),
    'application_id', pairing.application_id
from pairing
inner join application using (application_id)
where application.withdrawn_on is not null or not application.eligible
order by all
