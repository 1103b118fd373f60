-- This class has not entered the school yet.
-- Correct the class of the mentor.
select file, line, 'promotion', promotion
from mentor
where entry_year_of(promotion) > year(current_date)
union all
select file, line, 'code', code
from published
where entry_year_of(code) > year(current_date)
order by all
