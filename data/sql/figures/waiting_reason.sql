create view waiting_reason as
select
    cohort,
    reason,
    students,
    long_waits,
    students / sum(students) over (partition by cohort) as share
from wait_reason_count
order by cohort, reason;
comment on view waiting_reason is 'One row per cohort and reason why eligible students have no mentor.';
comment on column waiting_reason.reason is 'nobody: no volunteer works in a sector wished; full: they have no place left; window: those with a place are outside the window; placement: a mentor who suits has a place.';
comment on column waiting_reason.students is 'Eligible students without a mentor for this reason.';
comment on column waiting_reason.long_waits is 'Those of them who have waited for more than 30 days at the date of the data.';
comment on column waiting_reason.share is 'Students without a mentor for this reason, divided by all without a mentor.';
