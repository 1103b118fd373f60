-- No mentor has this identifier.
-- Import the mentors together with the volunteers, or correct the identifier.
select file, line, 'mentor_id', mentor_id
from volunteer
where mentor_id not in (select mentor_id from mentor)
order by file, line
