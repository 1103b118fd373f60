create view waiting_reason as
with alone as (
    select
        wait_reason_count.*,
        coalesce(shortage_count.placeable, 0) as placeable
    from wait_reason_count
    left join shortage_count using (cohort)
),
together as (  -- those whom a free place suits, but not all of them at once; the longest waits are served first
    select
        cohort,
        reason,
        case when reason = 'placement' then least(students, placeable) else students end as students,
        case when reason = 'placement' then least(long_waits, placeable) else long_waits end as long_waits
    from alone
    union all
    select
        cohort,
        'contested' as reason,
        students - placeable as students,
        greatest(long_waits - placeable, 0) as long_waits
    from alone
    where reason = 'placement' and students > placeable
)
select
    cohort,
    reason,
    students,
    long_waits,
    students / sum(students) over (partition by cohort) as share
from together
where students > 0
order by cohort, reason;
comment on view waiting_reason is 'One row per class and reason why eligible students have no mentor.';
comment on column waiting_reason.reason is 'lost_mentor: the mentor ended the pair, or it is not known who did; nobody: no volunteer works in a sector wished; full: they have no place left; window: those with a place are outside the window; placement: a mentor who suits has a place; contested: one has, but too few for all of them; not_provided: volunteers were not.';
comment on column waiting_reason.students is 'Eligible students without a mentor for this reason.';
comment on column waiting_reason.long_waits is 'Those of them who have waited for more than $long_wait_days days at the date of the data; none once the campaign is finished.';
comment on column waiting_reason.share is 'Students without a mentor for this reason, divided by all without a mentor.';
