-- One row per cohort with any training known: its mentors, by when they were trained.
with following as (
    select distinct cohort, mentor_id from current_pair
),
first_meeting as (
    select
        application.cohort,
        pairing.mentor_id,
        coalesce(min(meeting.met_on), min(pairing.paired_on)) as began_on
    from pairing
    inner join application using (application_id)
    inner join following on following.mentor_id = pairing.mentor_id and following.cohort = application.cohort
    left join meeting
        on meeting.application_id = pairing.application_id
        and meeting.met_on between pairing.paired_on and coalesce(pairing.ended_on, meeting.met_on)
    group by application.cohort, pairing.mentor_id
),
trained as (
    select mentor_id, min(trained_on) as trained_on from training group by mentor_id
)
select
    first_meeting.cohort,
    count(*) filter (where trained.trained_on <= first_meeting.began_on) as trained_before,
    count(*) filter (where trained.trained_on > first_meeting.began_on) as trained_later
from first_meeting
left join trained using (mentor_id)
where (select count(*) from training) > 0
group by first_meeting.cohort
