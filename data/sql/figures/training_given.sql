create view training_given as
select
    training_count.cohort,
    cohort_count.mentors,
    training_count.trained_before,
    training_count.trained_later,
    share_of(training_count.trained_before, cohort_count.mentors) as share_before
from training_count
inner join cohort_count on cohort_count.cohort = training_count.cohort
order by cohort;
comment on view training_given is 'One row per class: mentors trained before their first meeting. No row when no training is in the data.';
comment on column training_given.mentors is 'Mentors with a student.';
comment on column training_given.trained_before is 'Mentors trained on or before their first meeting, or the day of the pair when no meeting is known.';
comment on column training_given.trained_later is 'Mentors trained for the first time after it.';
comment on column training_given.share_before is 'Mentors trained before their first meeting, divided by mentors with a student.';
