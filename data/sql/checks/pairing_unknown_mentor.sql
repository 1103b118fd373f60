-- No mentor has this identifier.
-- Import the mentors together with the pairings, or correct the identifier.
select file, line, 'mentor_id', mentor_id
from pairing
where mentor_id not in (select mentor_id from mentor)
order by file, line
