-- Rows whose time is over keep what the figures count and lose what leads to a person: the identifier becomes a random
-- one, texts go (of why a pair ended, the side stays), a date becomes its month. Rows are put in the order of their new
-- names: the old order would tell who is who.

create or replace macro month_of(day) as date_trunc('month', day)::date;

-- The n-th day of a row's month, where several rows of one person share it: their number and order count.
create or replace macro nth_day_of(day, n) as (month_of(day) + (n - 1)::integer)::date;

create or replace temp table cleared as
select kind, identifier, stranger
from listed
where not is_erased and not (
    kind = 'mentor' and identifier in (
        select volunteer.mentor_id from volunteer
        where volunteer.mentor_id = listed.identifier and entry_year_of(volunteer.cohort) + 1 >= year(listed.listed_on)
        union all
        select pairing.mentor_id from pairing
        where pairing.mentor_id = listed.identifier and pairing.paired_on > listed.listed_on
    )
);

create or replace temp view cleared_student as
select identifier as application_id, stranger as student from cleared where kind = 'application';

create or replace temp view cleared_mentor as
select identifier as mentor_id, stranger as former_mentor from cleared where kind = 'mentor';

create or replace table pairing as
with numbered as (
    select
        pairing.*,
        cleared_student.student,
        cleared_mentor.former_mentor,
        kept_reason.kept,
        row_number() over (
            partition by application_id, month_of(paired_on) order by paired_on, mentor_id desc
        ) as n
    from pairing
    left join cleared_student using (application_id)
    left join cleared_mentor using (mentor_id)
    left join kept_reason using (end_reason)
)
select * exclude (student, former_mentor, kept, n) replace (
    coalesce(student, application_id) as application_id,
    coalesce(former_mentor, mentor_id) as mentor_id,
    case when student is null then paired_on else nth_day_of(paired_on, n) end as paired_on,
    case
        when student is null then ended_on
        when ended_on is not null then greatest(month_of(ended_on), nth_day_of(paired_on, n))
    end as ended_on,
    case when student is null then end_reason else kept end as end_reason
)
from numbered
order by coalesce(student, application_id);

create or replace table application as
select application.* replace (
    coalesce(student, application_id) as application_id,
    case when student is null then applied_on else month_of(applied_on) end as applied_on,
    case when student is null then withdrawn_on else month_of(withdrawn_on) end as withdrawn_on,
    case when student is null or motivation is null then motivation else '…' end as motivation
)
from application
left join cleared_student using (application_id)
order by coalesce(student, application_id);

create or replace table wish as
select wish.* replace (coalesce(student, application_id) as application_id)
from wish
left join cleared_student using (application_id)
order by coalesce(student, application_id);

create or replace table attribute as
select attribute.* replace (coalesce(student, application_id) as application_id)
from attribute
left join cleared_student using (application_id)
order by coalesce(student, application_id);

create or replace table meeting as
with numbered as (
    select
        meeting.*,
        student,
        row_number() over (partition by application_id, month_of(met_on) order by met_on) as n
    from meeting
    left join cleared_student using (application_id)
)
select * exclude (student, n) replace (
    coalesce(student, application_id) as application_id,
    case when student is null then met_on else nth_day_of(met_on, n) end as met_on
)
from numbered
order by coalesce(student, application_id);

create or replace table survey as
with numbered as (
    select
        survey.*,
        student,
        row_number() over (partition by application_id, respondent, month_of(answered_on) order by answered_on) as n
    from survey
    left join cleared_student using (application_id)
)
select * exclude (student, n) replace (
    coalesce(student, application_id) as application_id,
    case when student is null then answered_on else nth_day_of(answered_on, n) end as answered_on
)
from numbered
order by coalesce(student, application_id);

create or replace table mentor as
select mentor.* replace (coalesce(former_mentor, mentor_id) as mentor_id)
from mentor
left join cleared_mentor using (mentor_id)
order by coalesce(former_mentor, mentor_id);

create or replace table volunteer as
select volunteer.* replace (
    coalesce(former_mentor, mentor_id) as mentor_id,
    case when former_mentor is null then volunteered_on else month_of(volunteered_on) end as volunteered_on
)
from volunteer
left join cleared_mentor using (mentor_id)
order by coalesce(former_mentor, mentor_id);

create or replace table training as
with numbered as (
    select
        training.*,
        former_mentor,
        row_number() over (partition by mentor_id, month_of(trained_on) order by trained_on) as n
    from training
    left join cleared_mentor using (mentor_id)
)
select * exclude (former_mentor, n) replace (
    coalesce(former_mentor, mentor_id) as mentor_id,
    case when former_mentor is null then trained_on else nth_day_of(trained_on, n) end as trained_on
)
from numbered
order by coalesce(former_mentor, mentor_id);
