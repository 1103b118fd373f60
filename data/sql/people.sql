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
following as (
    select distinct mentor_id, cohort from current_pair
),
paired as (
    select
        pairing.mentor_id,
        application.cohort,
        bool_or(following.mentor_id is not null) as is_mentor
    from pairing
    inner join application using (application_id)
    left join following on following.mentor_id = pairing.mentor_id and following.cohort = application.cohort
    group by pairing.mentor_id, application.cohort
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
    coalesce(paired.is_mentor, false) as is_mentor,
    lag(campaign_year.cohort_year) over (
        partition by mentor_id order by campaign_year.cohort_year
    ) as previous_year
from offered
full join paired using (mentor_id, cohort)
inner join campaign_year using (cohort)
inner join mentor using (mentor_id)
inner join promotion on promotion.code = mentor.promotion;
comment on view participation is 'One row per mentor and campaign in which he or she offered places or had a student; is_mentor for those who are the latest mentor of an eligible student.';

create view extent as
with dated as (
    select max(applied_on) as day from application where applied_on <= current_date
    union all
    select max(withdrawn_on) from application where withdrawn_on <= current_date
    union all
    select max(paired_on) from pairing where paired_on <= current_date
    union all
    select max(volunteered_on) from volunteer where volunteered_on <= current_date
    union all
    select max(met_on) from meeting where met_on <= current_date
    union all
    select max(answered_on) from survey where answered_on <= current_date
    union all
    select max(trained_on) from training where trained_on <= current_date
),
happened as (
    select max(day) as day from dated
),
later_end as (  -- after all that is known to have happened: an end that came since, or one that is planned
    select
        application.cohort,
        pairing.paired_on,
        pairing.ended_on,
        pairing.end_reason,
        happened.day as known_on,
        campaign.planned_months,
        count(*) over (partition by application.cohort, pairing.ended_on) as on_that_day,
        count(*) over (partition by application.cohort) as ends
    from pairing
    inner join application using (application_id)
    inner join campaign using (cohort)
    cross join happened
    where pairing.ended_on > happened.day and pairing.ended_on <= current_date
),
ended as (
    select max(ended_on) as day
    from later_end
    where not (
        end_reason is null
        and (
            ended_on = paired_on + to_months(planned_months)
            or (2 * on_that_day > ends and (ends >= 5 or date_diff('day', known_on, ended_on) > 31))
        )
    )
)
select greatest(happened.day, ended.day) as data_on
from happened
cross join ended;
comment on view extent is 'One row: the last day on which something happened. A day to come did not; nor did an end that is only planned, which comes after all else, without a reason, on the day of most others or at the term.';

create view opening as
select
    campaign.cohort,
    coalesce(campaign.opens_on, min(application.applied_on)) as opened_on,
    campaign.planned_months
from campaign
inner join application using (cohort)
group by campaign.cohort, campaign.opens_on, campaign.planned_months;
comment on view opening is 'One row per cohort with applications: the day its campaign opened, that of the first application where none is given.';

create view pair_spell as
with known as (
    select
        application.cohort,
        pairing.application_id,
        pairing.mentor_id,
        pairing.paired_on,
        case when pairing.ended_on <= extent.data_on then pairing.ended_on end as ended_on,
        pairing.end_reason,
        pairing.paired_on + to_months(campaign.planned_months) as planned_on
    from pairing
    inner join application using (application_id)
    inner join campaign on campaign.cohort = application.cohort
    cross join extent
    where application.eligible and application.withdrawn_on is null
)
select
    known.cohort,
    known.application_id,
    known.mentor_id,
    known.paired_on,
    known.ended_on,
    known.end_reason,
    known.planned_on,
    case
        when known.ended_on is null then 'under_way'
        when known.ended_on + to_days($grace_days) >= known.planned_on then 'completed'
        else coalesce(end_side.side, 'unknown')
    end as outcome
from known
left join end_side on end_side.reason = known.end_reason;
comment on view pair_spell is 'One row per pair of an eligible student: under_way at the date of the data, completed (ended at most $grace_days days before the planned end), or ended early by the student, by the mentor, or by whom is unknown.';

create view placed_student as
with last_pair as (
    select application_id, cohort, ended_on, outcome
    from pair_spell
    qualify row_number() over (
        partition by application_id
        order by (outcome in ('under_way', 'completed')) desc, paired_on desc, mentor_id
    ) = 1
)
select
    application_id,
    cohort,
    case when outcome in ('mentor', 'unknown') then ended_on end as lost_on
from last_pair;
comment on view placed_student is 'One row per eligible student who was ever paired: when the mentor was lost, null for those who have one, in a pair that goes on, reached its term or was ended by the student.';

create view place as
with held as (
    select
        cohort,
        mentor_id,
        count(*) filter (where outcome in ('under_way', 'completed')) as students,
        bool_or(outcome = 'mentor') as has_stopped
    from pair_spell
    group by cohort, mentor_id
)
select
    volunteer.cohort,
    volunteer.mentor_id,
    mentor.sector,
    mentor.promotion,
    cohort_promotion.entry_year - promotion.entry_year as gap,
    cohort_promotion.entry_year - promotion.entry_year between mentor_window.lowest_gap and mentor_window.highest_gap as is_in_window,
    case
        when coalesce(held.has_stopped, false) then least(volunteer.capacity, coalesce(held.students, 0))
        else volunteer.capacity
    end as places,
    coalesce(held.students, 0) as students
from volunteer
inner join mentor using (mentor_id)
inner join promotion on promotion.code = mentor.promotion
inner join promotion as cohort_promotion on cohort_promotion.code = volunteer.cohort
cross join mentor_window
left join held using (cohort, mentor_id);
comment on view place is 'One row per volunteer and campaign: the places offered, those of a mentor who stopped taken off, and the students in pairs that go on or reached their term.';

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
select
    cohort,
    mentor_id,
    sector,
    promotion,
    gap,
    is_in_window,
    places - students as places,
    students
from place
where places > students;
comment on view free_mentor is 'One row per mentor and campaign with places left: how many, and the students he or she already has.';

create view clock as
with today as (
    select coalesce(extent.data_on, published.day) as day
    from extent
    cross join (select max(published_on) as day from published_pairs) as published
),
applied as (
    select
        cohort,
        count(*) as applications,
        count(*) filter (where eligible and withdrawn_on is null) as eligible,
        min(applied_on) as first_on,
        max(applied_on) as last_on
    from application
    group by cohort
),
first_pair as (
    select cohort, application_id, min(paired_on) as paired_on
    from pair_spell
    group by cohort, application_id
),
paired as (
    select cohort, count(*) as students, max(paired_on) as last_on
    from first_pair
    group by cohort
),
term as (
    select cohort, max(coalesce(ended_on, planned_on)) as over_on
    from pair_spell
    group by cohort
),
offered as (
    select cohort, count(*) as volunteers
    from volunteer
    group by cohort
),
without_offer as (
    select
        participation.cohort,
        count(*) as mentors,
        count(*) filter (where not participation.is_volunteer) as silent
    from participation
    where participation.is_mentor
    group by participation.cohort
),
listed as (
    select cohort from published_pairs
    union
    select cohort from application
    union
    select cohort from volunteer
),
moment as (
    select
        listed.cohort,
        promotion.entry_year as cohort_year,
        campaign.opens_on,
        campaign.closes_on,
        coalesce(campaign.opens_on, applied.first_on) as opened_on,
        coalesce(applied.applications, 0) as applications,
        coalesce(applied.eligible, 0) as eligible,
        applied.last_on as last_applied_on,
        coalesce(paired.students, 0) as students,
        paired.last_on as last_paired_on,
        term.over_on,
        coalesce(offered.volunteers, 0) as volunteers,
        coalesce(without_offer.mentors, 0) as mentors,
        coalesce(without_offer.silent, 0) as silent,
        published_pairs.pairs as published,
        published_pairs.published_on,
        campaign_state.state as by_hand,
        campaign_state.since as by_hand_since,
        today.day
    from listed
    inner join promotion on promotion.code = listed.cohort
    cross join today
    left join campaign on campaign.cohort = listed.cohort
    left join applied on applied.cohort = listed.cohort
    left join paired on paired.cohort = listed.cohort
    left join term on term.cohort = listed.cohort
    left join offered on offered.cohort = listed.cohort
    left join without_offer on without_offer.cohort = listed.cohort
    left join published_pairs on published_pairs.cohort = listed.cohort
    left join campaign_state on campaign_state.cohort = listed.cohort
),
begun as (  -- the latest cohort that applied, or whose pairs were published
    select
        max(cohort_year) as latest,
        min(cohort_year) filter (where applications > 0) as first_applied,
        max(students) as most_students
    from moment
    where applications > 0 or published is not null
),
usual as (  -- what earlier campaigns took
    select
        later.cohort,
        max(date_diff('day', earlier.opened_on, earlier.last_applied_on)) as days_to_close,
        max(date_diff('day', earlier.opened_on, earlier.last_paired_on)) as most_days_to_pair,
        min(date_diff('day', earlier.opened_on, earlier.last_paired_on)) as fewest_days_to_pair,
        min(earlier.students / nullif(earlier.eligible, 0)) as least_share
    from moment as later
    inner join moment as earlier on earlier.cohort_year < later.cohort_year
    where earlier.students > 0
    group by later.cohort
),
timed as (
    select
        moment.*,
        moment.cohort_year < begun.latest as is_followed,
        -- Earlier campaigns have no pair either: the pairs were never given.
        begun.most_students = 0 and moment.cohort_year > begun.first_applied as is_without_pairs,
        -- A total published within two weeks of the last row speaks of the same days; without rows it is all there is.
        coalesce(
            moment.published_on <= moment.day + to_days(14)
            or (moment.published_on is not null and moment.applications + moment.volunteers = 0),
            false
        ) as is_published,
        date_diff('day', moment.opened_on, moment.day) as days,
        date_diff('day', moment.last_applied_on, moment.day) as days_without_application,
        date_diff('day', moment.last_paired_on, moment.day) as days_without_pair,
        usual.days_to_close,
        usual.most_days_to_pair,
        usual.fewest_days_to_pair,
        usual.least_share
    from moment
    cross join begun
    left join usual using (cohort)
),
closed as (
    select
        *,
        is_followed or is_published or coalesce(
            case
                when closes_on is not null then day > closes_on
                when days_without_application > 21 then true
                when days_to_close is not null then days > days_to_close and days_without_application > 7
                else 2 * students > eligible and days_without_application > 7  -- the first campaign
            end,
            false
        ) as is_closed
    from timed
),
settled as (
    select
        *,
        is_followed or is_published or coalesce(
            is_closed and case
                when students > 0 then
                    students >= eligible
                    or days_without_pair > 42
                    or (days > most_days_to_pair and days_without_pair > 14)
                    or (days >= fewest_days_to_pair and students / nullif(eligible, 0) >= least_share)
                else days > 300
            end,
            false
        ) as is_paired
    from closed
),
told as (
    select
        *,
        coalesce(by_hand, case
            when is_paired and coalesce(over_on <= day, is_followed or days > 365) then 'finished'
            when is_paired then 'under_way'
            when applications = 0 and coalesce(opens_on > day, true) then 'announced'
            when is_closed then 'pairing'
            else 'signing_up'
        end) as state
    from settled
)
select
    cohort,
    cohort_year,
    state,
    case when state not in ('announced', 'finished') and days >= 0 then (days // 7 + 1)::smallint end as week,
    case
        when by_hand is not null then by_hand_since
        when state = 'announced' then null
        when state = 'signing_up' then opened_on
        when state = 'pairing' then coalesce(closes_on, last_applied_on) + to_days(1)
        when state = 'under_way' then coalesce(last_paired_on, published_on)
        else over_on
    end::date as since,
    case
        when by_hand is not null then 'hand'
        when state in ('announced', 'signing_up', 'pairing') and closes_on is not null then 'days'
        when state in ('under_way', 'finished') and is_published then 'published'
        else 'pace'
    end as because,
    case
        when applications = 0 then 'none'
        when published is not null and state in ('under_way', 'finished') and eligible < 0.95 * published then 'part'
        else 'all'
    end as applications_given,
    case
        when volunteers = 0 then 'none'
        when silent > 0.1 * mentors then 'part'
        else 'all'
    end as volunteers_given,
    case
        when students = 0 and (applications = 0 or is_without_pairs or state in ('under_way', 'finished')) then 'none'
        when published is not null and state in ('under_way', 'finished') and students < 0.95 * published then 'part'
        else 'all'
    end as pairs_given
from told;
comment on view clock is 'One row per cohort: how far its campaign is, since when and by what we know it; and how much of each table its rows cover.';

create view waiting_student as
with waiting as (
    select
        application.application_id,
        application.cohort,
        application.maturity,
        coalesce(placed_student.lost_on, application.applied_on) as since,
        placed_student.lost_on is not null as has_lost
    from application
    inner join clock using (cohort)
    left join placed_student using (application_id)
    where
        application.eligible
        and application.withdrawn_on is null
        -- Who has no pair in the rows may have one that they do not cover.
        and (clock.applications_given = 'part' or clock.pairs_given = 'all')
        and (placed_student.application_id is null or placed_student.lost_on is not null)
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
        count(*) filter (where is_in_window) as in_window
    from free_mentor
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
    named.maturity,
    named.since,
    case when clock.state <> 'finished' then date_diff('day', named.since, extent.data_on) end as days_waited,
    array_to_string(named.sectors, '|') as sectors,
    case when clock.volunteers_given <> 'none' then met.possible_mentors end as possible_mentors,
    case
        when named.has_lost then 'lost_mentor'
        when met.possible_mentors > 0 then 'placement'
        when clock.volunteers_given <> 'all' then 'not_provided'
        when in_sector.volunteers = 0 then 'nobody'
        when met.free_mentors > 0 then 'window'
        else 'full'
    end as reason
from named
cross join extent
inner join clock using (cohort)
inner join met using (application_id)
inner join in_sector using (application_id);
comment on view waiting_student is 'One row per eligible student without a mentor, where the rows cover the pairs: since the application, or since the mentor was lost; what stands in the way, how many mentors would suit.';

create view waiting_by_sectors as
with wished as (
    select application_id, string_agg(sector, '|' order by sector) as accepted
    from wish
    semi join waiting_student using (application_id)
    group by application_id
    having not bool_or(sector = 'undecided')
)
select waiting_student.cohort, coalesce(wished.accepted, '') as accepted, count(*) as students
from waiting_student
left join wished using (application_id)
group by waiting_student.cohort, coalesce(wished.accepted, '');
comment on view waiting_by_sectors is 'One row per cohort and set of sectors accepted: students who wait; the empty set stands for those without preference.';

create view free_in_window as
select
    cohort,
    coalesce(nullif(sector, 'undecided'), '') as sector,
    sum(places)::integer as places
from free_mentor
where is_in_window
group by cohort, coalesce(nullif(sector, 'undecided'), '');
comment on view free_in_window is 'One row per cohort and sector: free places of volunteers inside the window; an empty sector where none is given.';
