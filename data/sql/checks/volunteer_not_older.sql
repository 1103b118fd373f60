-- The mentor's promotion is not before that of the students for whom places are offered.
-- Correct the promotion of the mentor, or the campaign.
select coalesce(volunteer.file, mentor.file), coalesce(volunteer.line, mentor.line), 'promotion', mentor.promotion
from volunteer
inner join mentor using (mentor_id)
where entry_year_of(mentor.promotion) >= entry_year_of(volunteer.cohort)
order by all
