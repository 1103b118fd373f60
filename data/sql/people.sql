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

create view extent as
select greatest(
    (select max(applied_on) from application),
    (select max(withdrawn_on) from application),
    (select max(paired_on) from pairing),
    (select max(ended_on) from pairing),
    (select max(volunteered_on) from volunteer),
    (select max(met_on) from meeting)
) as data_on;
comment on view extent is 'One row: the last day of which the data knows anything.';

create view opening as
select campaign.cohort, coalesce(campaign.opens_on, min(application.applied_on)) as opened_on, campaign.planned_months
from campaign
inner join application using (cohort)
group by campaign.cohort, campaign.opens_on, campaign.planned_months;
comment on view opening is 'One row per cohort with applications: the day its campaign opened, that of the first application where none is given.';

create view queue_spell as
with paired as (
    select application_id, min(paired_on) as paired_on
    from pairing
    group by application_id
)
select
    application.application_id,
    application.cohort,
    application.applied_on,
    paired.paired_on,
    least(paired.paired_on, application.withdrawn_on) as left_on,
    case
        when paired.paired_on <= coalesce(application.withdrawn_on, paired.paired_on) then 'paired'
        when application.withdrawn_on is not null then 'withdrawn'
        else 'waiting'
    end as outcome,
    application.withdrawn_on is null as is_kept
from application
left join paired using (application_id)
where application.eligible;
comment on view queue_spell is 'One row per eligible student, withdrawn or not: when the wait for a mentor began, when and how it ended.';

create view free_mentor as
with taken as (
    select cohort, mentor_id, count(*) as students
    from current_pair
    group by cohort, mentor_id
)
select
    volunteer.cohort,
    volunteer.mentor_id,
    mentor.sector,
    mentor.promotion,
    cohort_promotion.entry_year - promotion.entry_year as gap,
    volunteer.capacity - coalesce(taken.students, 0) as places,
    coalesce(taken.students, 0) as students
from volunteer
inner join mentor using (mentor_id)
inner join promotion on promotion.code = mentor.promotion
inner join promotion as cohort_promotion on cohort_promotion.code = volunteer.cohort
left join taken using (cohort, mentor_id)
where volunteer.capacity > coalesce(taken.students, 0);
comment on view free_mentor is 'One row per mentor and campaign with places left: how many, and the students he or she already has.';

create view waiting_student as
with waiting as (
    select application.application_id, application.cohort, application.applied_on
    from application
    where
        application.eligible
        and application.withdrawn_on is null
        and application.application_id not in (select application_id from current_pair)
),
wished as (
    select application_id, list(sector order by rank) as sectors
    from wish
    group by application_id
),
named as (
    select waiting.*, wished.sectors, coalesce(list_contains(wished.sectors, 'undecided'), true) as suits_any
    from waiting
    left join wished using (application_id)
),
free_in_sector as (  -- counted before students meet it: student by mentor grows with the square of the programme
    select
        cohort,
        sector,
        count(*) as mentors,
        count(*) filter (where gap between lowest_gap and highest_gap) as in_window
    from free_mentor
    cross join mentor_window
    group by cohort, sector
),
met as (
    select
        named.application_id,
        coalesce(sum(free_in_sector.in_window), 0)::bigint as possible_mentors,
        coalesce(sum(free_in_sector.mentors), 0)::bigint as free_mentors
    from named
    left join free_in_sector
        on free_in_sector.cohort = named.cohort
        and (named.suits_any or list_contains(named.sectors, free_in_sector.sector))
    group by named.application_id
),
offered as (
    select volunteer.cohort, mentor.sector, count(*) as volunteers
    from volunteer
    inner join mentor using (mentor_id)
    group by volunteer.cohort, mentor.sector
),
in_sector as (
    select named.application_id, coalesce(sum(offered.volunteers), 0) as volunteers
    from named
    left join offered
        on offered.cohort = named.cohort and (named.suits_any or list_contains(named.sectors, offered.sector))
    group by named.application_id
)
select
    named.application_id,
    named.cohort,
    named.applied_on,
    date_diff('day', named.applied_on, extent.data_on) as days_waited,
    array_to_string(named.sectors, '|') as sectors,
    met.possible_mentors,
    case
        when in_sector.volunteers = 0 then 'nobody'
        when met.possible_mentors > 0 then 'placement'
        when met.free_mentors > 0 then 'window'
        else 'full'
    end as reason
from named
cross join extent
inner join met using (application_id)
inner join in_sector using (application_id);
comment on view waiting_student is 'One row per eligible student without a mentor: since when, what stands in the way, how many mentors would suit.';

create view eligible_by_sectors as
with wished as (
    select application_id, string_agg(sector, '|' order by sector) as accepted
    from wish
    group by application_id
    having not bool_or(sector = 'undecided')
)
select application.cohort, coalesce(wished.accepted, '') as accepted, count(*) as students
from application
left join wished using (application_id)
where application.eligible and application.withdrawn_on is null
group by application.cohort, coalesce(wished.accepted, '');
comment on view eligible_by_sectors is 'One row per cohort and set of sectors accepted: eligible students; the empty set stands for those without preference.';

create view places_in_window as
select
    volunteer.cohort,
    coalesce(nullif(mentor.sector, 'undecided'), '') as sector,
    sum(volunteer.capacity)::integer as places
from volunteer
inner join mentor using (mentor_id)
inner join promotion on promotion.code = mentor.promotion
inner join promotion as cohort_promotion on cohort_promotion.code = volunteer.cohort
cross join mentor_window
where cohort_promotion.entry_year - promotion.entry_year between lowest_gap and highest_gap
group by volunteer.cohort, coalesce(nullif(mentor.sector, 'undecided'), '');
comment on view places_in_window is 'One row per cohort and sector: places offered by volunteers inside the window; an empty sector where none is given.';
