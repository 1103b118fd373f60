-- One row per promotion of the mentors of the last campaign whose gap will be past the window at the next one.
select
    participation.cohort,
    participation.promotion,
    participation.gap::smallint as gap,
    count(*) as mentors,
    sum(participation.capacity)::integer as capacity
from participation
cross join mentor_window
where participation.gap >= mentor_window.highest_gap
group by participation.cohort, participation.promotion, participation.gap
