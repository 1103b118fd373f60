create view mentor_load as
select
    cohort,
    students,
    is_more,
    mentors,
    mentors / sum(mentors) over (partition by cohort) as share_of_mentors
from load_count
order by cohort, students;
comment on view mentor_load is 'One row per class and number of students per mentor.';
comment on column mentor_load.students is 'Students whom one mentor follows in the campaign.';
comment on column mentor_load.is_more is 'Whether the row counts mentors with that many students or more: the board''s figures bring them together.';
comment on column mentor_load.share_of_mentors is 'Mentors with that many students, divided by all mentors who have one.';
