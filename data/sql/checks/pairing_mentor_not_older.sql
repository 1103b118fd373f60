-- The mentor's promotion is not before the student's.
-- Correct the promotion of one of the two.
select pairing.file, pairing.line, 'mentor_id', pairing.mentor_id
from pairing
inner join application using (application_id)
inner join mentor using (mentor_id)
where entry_year_of(mentor.promotion) >= entry_year_of(application.cohort)
order by pairing.file, pairing.line
