-- The keys that stand twice and the references to nothing among the records: no row when all is well.
(select 'application: application_id' as broken from application group by application_id having count(*) > 1 limit 1)
union all
(select 'wish: application_id, sector' as broken from wish group by application_id, sector having count(*) > 1 limit 1)
union all
(select 'wish: application_id, rank' as broken from wish group by application_id, rank having count(*) > 1 limit 1)
union all
(select 'mentor: mentor_id' as broken from mentor group by mentor_id having count(*) > 1 limit 1)
union all
(select 'volunteer: mentor_id, cohort' as broken from volunteer group by mentor_id, cohort having count(*) > 1 limit 1)
union all
(select 'pairing: application_id, mentor_id' as broken from pairing group by application_id, mentor_id having count(*) > 1 limit 1)
union all
(select 'meeting: application_id, met_on' as broken from meeting group by application_id, met_on having count(*) > 1 limit 1)
union all
(select 'survey: application_id, respondent, answered_on' as broken from survey group by application_id, respondent, answered_on having count(*) > 1 limit 1)
union all
(select 'training: mentor_id, trained_on' as broken from training group by mentor_id, trained_on having count(*) > 1 limit 1)
union all
(select 'application.cohort' as broken from application anti join campaign on campaign.cohort = application.cohort limit 1)
union all
(select 'wish.application_id' as broken from wish anti join application on application.application_id = wish.application_id limit 1)
union all
(select 'wish.sector' as broken from wish anti join sector on sector.code = wish.sector limit 1)
union all
(select 'mentor.promotion' as broken from mentor anti join promotion on promotion.code = mentor.promotion limit 1)
union all
(select 'mentor.sector' as broken from mentor anti join sector on sector.code = mentor.sector where mentor.sector is not null limit 1)
union all
(select 'volunteer.mentor_id' as broken from volunteer anti join mentor on mentor.mentor_id = volunteer.mentor_id limit 1)
union all
(select 'volunteer.cohort' as broken from volunteer anti join campaign on campaign.cohort = volunteer.cohort limit 1)
union all
(select 'pairing.application_id' as broken from pairing anti join application on application.application_id = pairing.application_id limit 1)
union all
(select 'pairing.mentor_id' as broken from pairing anti join mentor on mentor.mentor_id = pairing.mentor_id limit 1)
union all
(select 'meeting.application_id' as broken from meeting anti join application on application.application_id = meeting.application_id limit 1)
union all
(select 'survey.application_id' as broken from survey anti join application on application.application_id = survey.application_id limit 1)
union all
(select 'training.mentor_id' as broken from training anti join mentor on mentor.mentor_id = training.mentor_id limit 1)
union all
(select 'attribute.application_id' as broken from attribute anti join application on application.application_id = attribute.application_id limit 1)
union all
(select 'asking: mentor_id, cohort' as broken from asking group by mentor_id, cohort having count(*) > 1 limit 1)
union all
(select 'asking.cohort' as broken from asking anti join promotion on promotion.code = asking.cohort limit 1)
union all
(select 'contact: application_id, about' as broken from contact group by application_id, about having count(*) > 1 limit 1)
union all
(select 'contact.application_id' as broken from contact anti join application on application.application_id = contact.application_id limit 1)
