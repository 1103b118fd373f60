from asked_person order by asked_on, cohort, mentor_id
