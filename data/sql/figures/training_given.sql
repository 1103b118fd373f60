create view training_given as
select
    cohort,
    mentors,
    trained_before,
    trained_later,
    trained_before / nullif(mentors, 0) as share_before
from training_count;
comment on view training_given is 'One row per cohort: mentors trained before their first meeting. No row when no training is in the data.';
comment on column training_given.mentors is 'Mentors with a student.';
comment on column training_given.trained_before is 'Mentors trained on or before their first meeting, or the day of the pair when no meeting is known.';
comment on column training_given.trained_later is 'Mentors trained for the first time after it.';
comment on column training_given.share_before is 'Mentors trained before their first meeting, divided by mentors with a student.';
