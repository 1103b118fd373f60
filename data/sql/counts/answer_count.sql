-- One row per cohort and side of the pair with any answer: pairs of which that side answered, and the answers by mark.
with latest as (
    select survey.application_id, survey.respondent, max_by(survey.satisfaction, survey.answered_on) as satisfaction
    from survey
    inner join current_pair using (application_id)
    group by survey.application_id, survey.respondent
)
select
    current_pair.cohort,
    latest.respondent,
    count(*) as answers,
    count(*) filter (where latest.satisfaction = 5) as mark_5,
    count(*) filter (where latest.satisfaction = 4) as mark_4,
    count(*) filter (where latest.satisfaction = 3) as mark_3,
    count(*) filter (where latest.satisfaction <= 2) as mark_1_2
from latest
inner join current_pair using (application_id)
group by current_pair.cohort, latest.respondent
