-- The application was withdrawn before it was made.
-- Correct one of the two dates.
select file, line, 'withdrawn_on', withdrawn_on
from application
where withdrawn_on < applied_on
order by file, line
