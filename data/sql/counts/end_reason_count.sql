-- One row per cohort and reason given for an early end, each pair counted, whoever its student's mentor is now.
select
    cohort,
    coalesce(end_reason, '') as reason,
    count(*) as pairs
from pair_spell
where outcome in ('student', 'mentor', 'unknown')
group by cohort, coalesce(end_reason, '')
