-- This number is out of range.
-- A capacity goes from 1 to 20, a satisfaction from 1 to 5, a duration from 1 to 36 months; a class has students.
with number as (
    select file, line, 'capacity' as name, capacity as value, capacity between 1 and 20 as is_possible
    from volunteer
    union all
    select file, line, 'satisfaction', satisfaction, satisfaction between 1 and 5 from survey
    union all
    select file, line, 'planned_months', planned_months, planned_months between 1 and 36 from campaign
    union all
    select file, line, 'size', size, size > 0 from published
)
select file, line, name, value
from number
where not is_possible
order by file, line
