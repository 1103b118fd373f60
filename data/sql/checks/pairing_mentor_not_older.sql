-- The mentor's class is not before the student's.
-- Correct the class of one of the two.
select
    coalesce(pairing.file, application.file, mentor.file), coalesce(pairing.line, application.line, mentor.line),
    'mentor_id', pairing.mentor_id
from pairing
inner join application using (application_id)
inner join mentor using (mentor_id)
where entry_year_of(mentor.promotion) >= entry_year_of(application.cohort)
order by all
