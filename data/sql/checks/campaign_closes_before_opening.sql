-- The campaign closes before it opens.
-- Correct one of the two dates.
select file, line, 'closes_on', closes_on
from campaign
where closes_on < opens_on
order by file, line
