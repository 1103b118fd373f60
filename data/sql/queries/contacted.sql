from contacted order by cohort, about, application_id
