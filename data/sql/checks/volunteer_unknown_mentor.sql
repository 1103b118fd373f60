-- No mentor has this identifier.
-- Import the list of mentors with their class, or add their class to this sheet; or correct the identifier.
select file, line, 'mentor_id', mentor_id
from volunteer
anti join mentor using (mentor_id)
anti join withheld_mentor using (mentor_id)
order by file, line
