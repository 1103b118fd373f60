create view mentor_leaving as
select
    cohort,
    promotion,
    gap,
    mentors,
    capacity
from leaving_count;
comment on view mentor_leaving is 'One row per cohort and promotion of mentors who will be outside the window at the next campaign, for sure.';
comment on column mentor_leaving.mentors is 'Mentors of the campaign whose gap will be past the window at the next one.';
comment on column mentor_leaving.capacity is 'Places that they offered.';
