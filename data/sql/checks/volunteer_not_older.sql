-- The mentor's class is not before that of the students for whom places are offered.
-- Correct the class of the mentor, or the campaign.
select coalesce(volunteer.file, mentor.file), coalesce(volunteer.line, mentor.line), 'promotion', mentor.promotion
from volunteer
inner join mentor using (mentor_id)
where entry_year_of(mentor.promotion) >= entry_year_of(volunteer.cohort)
order by all
