-- No application has this identifier.
-- Import the applications together with the pairings, or correct the identifier.
select file, line, 'application_id', application_id
from pairing
where application_id not in (select application_id from application)
order by file, line
