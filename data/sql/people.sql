-- Views over people, shared by several counts. They never leave records.duckdb.

create view current_pair as
select
    pairing.application_id,
    application.cohort,
    pairing.mentor_id,
    pairing.paired_on
from pairing
inner join application using (application_id)
where application.eligible and application.withdrawn_on is null
qualify row_number() over (
    partition by pairing.application_id
    order by pairing.paired_on desc, pairing.mentor_id
) = 1;
comment on view current_pair is 'One row per eligible student who has a mentor, with the latest mentor.';

create view accepted_sectors as
with accepted as (
    select
        application.cohort,
        application.application_id,
        string_agg(wish.sector, '|' order by wish.sector) as accepted
    from wish
    inner join application using (application_id)
    where application.eligible and application.withdrawn_on is null and wish.sector <> 'undecided'
    group by application.cohort, application.application_id
)
select cohort, accepted, count(*) as students
from accepted
group by cohort, accepted;
comment on view accepted_sectors is 'One row per cohort and set of sectors: eligible students who wish just these; those without preference are left out.';

create view participation as
with offered as (
    select mentor_id, cohort, capacity from volunteer
),
paired as (
    select distinct pairing.mentor_id, application.cohort
    from pairing
    inner join application using (application_id)
),
campaign_year as (
    select campaign.cohort, promotion.entry_year as cohort_year
    from campaign
    inner join promotion on promotion.code = campaign.cohort
)
select
    mentor_id,
    campaign_year.cohort,
    campaign_year.cohort_year,
    mentor.promotion,
    campaign_year.cohort_year - promotion.entry_year as gap,
    offered.capacity,
    offered.mentor_id is not null as is_volunteer,
    paired.mentor_id is not null as is_mentor,
    lag(campaign_year.cohort_year) over (
        partition by mentor_id order by campaign_year.cohort_year
    ) as previous_year
from offered
full join paired using (mentor_id, cohort)
inner join campaign_year using (cohort)
inner join mentor using (mentor_id)
inner join promotion on promotion.code = mentor.promotion;
comment on view participation is 'One row per mentor and campaign in which he or she offered places or had a student.';
