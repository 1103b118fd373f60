-- This student has two mentors at once.
-- Give the day on which the first pair ended, or remove one of the two.
select distinct one.file, one.line, 'paired_on', one.paired_on
from pairing as one
inner join pairing as other on other.application_id = one.application_id and other.mentor_id <> one.mentor_id
where one.paired_on <= coalesce(other.ended_on, date '9999-12-31')
    and other.paired_on <= coalesce(one.ended_on, date '9999-12-31')
order by all
