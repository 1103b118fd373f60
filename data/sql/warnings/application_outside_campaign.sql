-- The student applied outside the campaign.
-- Check the date, and those of the campaign.
select application.file, application.line, 'applied_on', application.applied_on
from application
inner join campaign using (cohort)
where application.file is not null
    and application.applied_on not between campaign.opens_on and campaign.closes_on
order by all
