-- This day is still to come.
-- Check the date.
select file, line, name, day
from happened
where file is not null and day > current_date
order by all
