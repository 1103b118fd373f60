-- The pair ended before it was formed.
-- Correct one of the two dates.
select file, line, 'ended_on', ended_on
from pairing
where ended_on < paired_on
order by file, line
