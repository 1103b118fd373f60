-- The student and the mentor of this pair are the same person.
-- Correct one of the two identifiers.
select file, line, 'mentor_id', mentor_id
from pairing
where application_id = mentor_id and starts_with(mentor_id, 'h') and length(mentor_id) = 25
order by file, line
