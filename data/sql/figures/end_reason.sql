create view end_reason as
select
    cohort,
    reason,
    pairs
from end_reason_count
order by cohort, pairs desc, reason;
comment on view end_reason is 'One row per class and reason given for an early end; empty when none was given.';
comment on column end_reason.pairs is 'Pairs that ended more than $grace_days days before their planned end, for this reason; a student may have ended two.';
