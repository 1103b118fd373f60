-- The pair was formed before the student applied.
-- Correct one of the two dates.
select pairing.file, pairing.line, 'paired_on', pairing.paired_on
from pairing
inner join application using (application_id)
where pairing.paired_on < application.applied_on
order by pairing.file, pairing.line
