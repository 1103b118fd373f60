create view mentor_supply as
select
    supply_count.cohort,
    supply_count.promotion,
    supply_count.gap,
    supply_count.volunteers,
    supply_count.capacity,
    supply_count.mentors,
    supply_count.new_mentors,
    supply_count.returning_mentors,
    supply_count.pairs,
    supply_count.pairs / nullif(supply_count.mentors, 0) as load,
    promotion_size.size,
    promotion_size.size_kind,
    100 * supply_count.mentors / promotion_size.size as mentors_per_100,
    (select rounded_to from dataset) as rounded_to
from supply_count
left join promotion_size on promotion_size.promotion = supply_count.promotion
order by cohort, gap;
comment on view mentor_supply is 'One row per students'' class and mentors'' class: what the mentors'' class gave to that campaign.';
comment on column mentor_supply.promotion is 'Class of the mentors: X10 entered the school in 2010.';
comment on column mentor_supply.gap is 'Year of the students'' class minus year of the mentors'' class, in classes.';
comment on column mentor_supply.new_mentors is 'Mentors with a student who had never taken part before; in the first campaign of the data, all of them by construction.';
comment on column mentor_supply.returning_mentors is 'Mentors with a student who had offered a place or had a student in an earlier campaign.';
comment on column mentor_supply.load is 'Students per mentor with a student: pairs divided by mentors, both with the latest mentor of each student.';
comment on column mentor_supply.size is 'Students who entered with the class, where a source gives a number.';
comment on column mentor_supply.mentors_per_100 is 'Mentors with a student per 100 graduates of their class; none where its size is not known.';
comment on column mentor_supply.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
