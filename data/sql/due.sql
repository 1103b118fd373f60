-- Whose time is over on $today: one row per person (`due`), one per cohort whose texts are to go
-- (`due_texts`), and one per cohort for whose campaign it is forgotten who was asked (`due_askings`).

create or replace temp table campaign_end as
select
    campaign.cohort,
    coalesce(
        campaign.closes_on,
        (select max(application.applied_on) from application where application.cohort = campaign.cohort),
        make_date(promotion.entry_year + 2, 6, 30)
    ) as closed_on
from campaign
inner join promotion on promotion.code = campaign.cohort;

create or replace temp table pair_end as
select
    pairing.application_id,
    pairing.mentor_id,
    application.cohort,
    coalesce(pairing.ended_on, pairing.paired_on + to_months(campaign.planned_months))::date as ended_on
from pairing
inner join application using (application_id)
inner join campaign using (cohort);

create or replace temp table due as
with student as (
    select
        application.application_id,
        application.cohort,
        coalesce(
            max(pair_end.ended_on) + to_years($paired_years::integer),
            any_value(campaign_end.closed_on) + to_years($unpaired_years::integer)
        ) as due_on
    from application
    inner join campaign_end using (cohort)
    left join pair_end using (application_id)
    group by application.application_id, application.cohort
),
activity as (
    select mentor_id, cohort, closed_on as active_on
    from volunteer
    inner join campaign_end using (cohort)
    union all
    select mentor_id, cohort, ended_on from pair_end
    union all
    select mentor_id, null, trained_on from training
),
mentor as (
    select mentor_id, max(cohort) as cohort, max(active_on) + to_years($mentor_years::integer) as due_on
    from activity
    group by mentor_id
)
select 'application' as kind, application_id as identifier, cohort
from student
where due_on <= $today::date and not starts_with(application_id, $cleared_prefix)
union all
select 'mentor', mentor_id, cohort
from mentor
where due_on <= $today::date and not starts_with(mentor_id, $cleared_prefix);

create or replace temp table due_texts as
select application.cohort, count(*) as texts
from application
inner join campaign_end using (cohort)
where application.motivation <> '…' and campaign_end.closed_on + to_years($text_years::integer) <= $today::date
group by application.cohort;

create or replace temp table due_askings as
select asking.cohort, count(*) as people
from asking
inner join promotion on promotion.code = asking.cohort
left join campaign_end on campaign_end.cohort = asking.cohort
where
    coalesce(campaign_end.closed_on, make_date(promotion.entry_year + 2, 6, 30)) + to_years($asking_years::integer)
    <= $today::date
group by asking.cohort;
