-- This day is more than a year ahead, which cannot have happened.
-- Correct the year.
select file, line, name, day
from happened
where day > current_date + interval 1 year
union all
select file, line, 'ended_on', ended_on
from pairing
where ended_on > current_date + interval 3 year
order by all
