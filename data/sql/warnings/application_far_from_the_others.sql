-- This date is more than half a year away from the middle of the applications of the class.
-- Check the date: its year may be wrong.
with middle as (
    select cohort, quantile_disc(applied_on, 0.5) as day
    from application
    group by cohort
)
select application.file, application.line, 'applied_on', application.applied_on
from application
inner join middle using (cohort)
where
    application.file is not null
    and cohort not in (select cohort from campaign where opens_on is not null)
    and abs(date_diff('day', middle.day, application.applied_on)) > 183
order by all
