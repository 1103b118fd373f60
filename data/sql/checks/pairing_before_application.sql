-- The pair was formed before the student applied.
-- Correct one of the two dates.
select
    coalesce(pairing.file, application.file),
    coalesce(pairing.line, application.line),
    case when pairing.file is null then 'applied_on' else 'paired_on' end,
    case when pairing.file is null then application.applied_on else pairing.paired_on end
from pairing
inner join application using (application_id)
where pairing.paired_on < application.applied_on
order by all
