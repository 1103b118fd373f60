-- One row per cohort and sector of the mentors whom the next campaign will not ask any more, for the coordinator alone, and published without a row.
select
    participation.cohort,
    mentor.sector,
    count(*) filter (where participation.is_volunteer) as volunteers,
    coalesce(sum(participation.capacity), 0)::integer as capacity,
    count(*) filter (where participation.is_mentor) as mentors
from participation
inner join mentor using (mentor_id)
cross join mentor_window
where participation.gap >= mentor_window.highest_gap
group by participation.cohort, mentor.sector
