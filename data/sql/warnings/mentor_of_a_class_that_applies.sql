-- No class that applied so far is later than the class of this mentor.
-- Check that it is a mentor and not a student.
with latest as (
    select max(entry_year_of(cohort)) as entry_year
    from application
)
select mentor.file, mentor.line, 'promotion', mentor.promotion
from mentor, latest
where mentor.file is not null and entry_year_of(mentor.promotion) >= latest.entry_year
order by all
