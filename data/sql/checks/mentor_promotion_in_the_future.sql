-- This promotion has not entered the school yet.
-- Correct the promotion of the mentor.
select file, line, 'promotion', promotion
from mentor
where entry_year_of(promotion) > year(current_date)
order by file, line
