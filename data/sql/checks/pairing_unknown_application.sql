-- No application has this identifier.
-- Import the applications together with the pairings, or correct the identifier.
select file, line, 'application_id', application_id
from pairing
anti join application using (application_id)
anti join withheld_application using (application_id)
order by file, line
