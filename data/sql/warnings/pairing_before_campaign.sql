-- The pair was formed before the campaign opened.
-- Check the date, and those of the campaign.
select pairing.file, pairing.line, 'paired_on', pairing.paired_on
from pairing
inner join application using (application_id)
inner join campaign using (cohort)
where pairing.file is not null and pairing.paired_on < campaign.opens_on
order by all
