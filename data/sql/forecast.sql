-- What the forecast leaves, computed once at publish (data/publish/forecasting.py); empty when there is too little to learn from.

create table forecast_drawn (
    cohort varchar, cohort_year smallint, step smallint, campaigns smallint,
    demand_q10 double, demand_q25 double, demand_q50 double, demand_q75 double, demand_q90 double,
    supply_q10 double, supply_q25 double, supply_q50 double, supply_q75 double, supply_q90 double,
    gap_q10 double, gap_q25 double, gap_q50 double, gap_q75 double, gap_q90 double,
    missing_q10 double, missing_q50 double, missing_q90 double, still_q10 double, still_q50 double, still_q90 double,
    p_shortage double, expected_unmatched double, recruits_needed integer, leaving integer,
    week smallint, applied integer, offered integer
);
create table change_drawn (
    cohort varchar, since date, position smallint, cause varchar, p_before double, p_after double, persons integer
);
create table alone_drawn (
    cohort varchar, cohort_year smallint, step smallint, campaigns smallint, is_bound boolean,
    q10 double, q50 double, q90 double
);
create table season_drawn (cohort varchar, quantity varchar, week smallint, q10 double, q50 double, q90 double);
create table past_season_drawn (
    cohort varchar, week smallint, quantity varchar,
    came double, q10 double, q50 double, q90 double, before double, simple double, actual double
);
create table dot_drawn (cohort varchar, dot smallint, gap double);
create table curve_drawn (cohort varchar, recruits integer, p_shortage double);
create table share_drawn (kind varchar, code varchar, recruits integer);
create table driver_drawn (cohort varchar, driver varchar, p_low double, p_high double);
create table past_drawn (
    cohort varchar, campaigns smallint, quantity varchar,
    q10 double, q50 double, q90 double, naive double, drift double, actual double
);
create table draw_volunteers (
    draw smallint, origin smallint, step smallint, promotion_year smallint, mentors integer, places integer
);
create table draw_futures (
    draw smallint, step smallint, cohort_year smallint, demand integer,
    year_shock double, back double, leaving double, "returning" double, recruit_places double, luck double
);
create table draw_promotions (promotion_year smallint, best integer, lowest_gap smallint, highest_gap smallint);

create table mentor_chance (
    mentor_id varchar, promotion varchar, sector varchar, last_cohort varchar,
    campaigns integer, capacity integer, next_gap smallint, chance double
);
comment on table mentor_chance is 'One row per mentor of the past inside the window for the next campaign who has not signed up for it yet: the chance that he or she takes part. Never leaves records.duckdb.';

create view finished_supply as
select
    participation.mentor_id,
    participation.cohort_year - participation.gap as promotion_year,
    participation.cohort_year,
    coalesce(participation.capacity, 1) as capacity
from participation
inner join clock_count using (cohort)
where clock_count.state in ('under_way', 'finished') and clock_count.volunteers_given = 'all';
comment on view finished_supply is 'One row per mentor and campaign in which he or she took part, whose pairing is over and whose volunteers are known; a mentor with a student and no offer counts for one place.';

create view running_offer as
select
    participation.mentor_id,
    participation.cohort_year - participation.gap as promotion_year,
    participation.cohort_year,
    coalesce(participation.capacity, 1) as capacity,
    participation.previous_year is null as is_new
from participation
inner join clock_count using (cohort)
where clock_count.state in ('signing_up', 'pairing') and clock_count.volunteers_given <> 'none';
comment on view running_offer is 'One row per volunteer of a campaign whose pairing is not over; none where its volunteers are not given.';
