-- No campaign is known for this class: the first was that of the X16, and the last that of a class at the school.
-- Correct the class, or import the dates of its campaign first.
with written as (
    select file, line, 'cohort' as name, cohort from application
    union all
    select file, line, 'cohort', cohort from volunteer
    union all
    select file, line, 'code', code from published where pairs is not null
)
select written.file, written.line, written.name, written.cohort
from written
left join campaign on campaign.cohort = written.cohort
where not is_known_cohort(written.cohort) and campaign.opens_on is null
order by all
