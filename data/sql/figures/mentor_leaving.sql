create view mentor_leaving as
select
    supply_count.cohort,
    supply_count.promotion,
    supply_count.gap,
    supply_count.volunteers,
    supply_count.mentors,
    supply_count.capacity
from supply_count
cross join mentor_window
where supply_count.gap >= mentor_window.highest_gap
order by cohort, gap desc;
comment on view mentor_leaving is 'One row per students'' class and class of mentors who will be outside the window at the next campaign, for sure.';
comment on column mentor_leaving.volunteers is 'Mentors who offered a place in the campaign, and whose gap will be past the window at the next one.';
comment on column mentor_leaving.mentors is 'Those with a student in the campaign.';
comment on column mentor_leaving.capacity is 'Places that they offered.';
