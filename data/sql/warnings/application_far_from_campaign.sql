-- This date is more than two years away from the autumn in which the class applies.
-- Check the date and the class.
select file, line, 'applied_on', applied_on
from application
where file is not null and abs(date_diff('month', make_date(entry_year_of(cohort) + 1, 10, 1), applied_on)) > 24
order by file, line
