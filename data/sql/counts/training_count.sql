-- One row per cohort with any training known: mentors with a student, and when they were trained.
with first_meeting as (
    select
        current_pair.cohort,
        current_pair.mentor_id,
        coalesce(min(meeting.met_on), min(current_pair.paired_on)) as began_on
    from current_pair
    left join meeting using (application_id)
    group by current_pair.cohort, current_pair.mentor_id
),
trained as (
    select mentor_id, min(trained_on) as trained_on from training group by mentor_id
)
select
    first_meeting.cohort,
    count(*) as mentors,
    count(*) filter (where trained.trained_on <= first_meeting.began_on) as trained_before,
    count(*) filter (where trained.trained_on > first_meeting.began_on) as trained_later
from first_meeting
left join trained using (mentor_id)
where (select count(*) from training) > 0
group by first_meeting.cohort
