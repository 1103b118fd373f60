-- No campaign is known for this promotion: the first was that of the X16, and the last that of a promotion at the school.
-- Correct the promotion, or import the dates of its campaign first.
with written as (
    select file, line, cohort from application
    union all
    select file, line, cohort from volunteer
)
select written.file, written.line, 'cohort', written.cohort
from written
left join campaign on campaign.cohort = written.cohort
where not is_known_cohort(written.cohort) and campaign.opens_on is null
order by all
