-- This application was withdrawn or is not eligible, yet it has a mentor.
-- Correct the application, or remove the pair.
select pairing.file, pairing.line, 'application_id', pairing.application_id
from pairing
inner join application using (application_id)
where application.withdrawn_on is not null or not application.eligible
order by pairing.file, pairing.line
