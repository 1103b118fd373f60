-- One row per cohort and mentors' promotion that offered a place or had a student.
with taking_part as (
    select
        cohort,
        promotion,
        gap,
        count(*) filter (where is_volunteer) as volunteers,
        sum(capacity) as capacity,
        count(*) filter (where is_mentor) as mentors,
        count(*) filter (where is_mentor and previous_year is null) as new_mentors,
        count(*) filter (where is_mentor and previous_year is not null) as returning_mentors
    from participation
    group by cohort, promotion, gap
),
paired as (
    select current_pair.cohort, mentor.promotion, count(*) as pairs
    from current_pair
    inner join mentor using (mentor_id)
    group by current_pair.cohort, mentor.promotion
)
select
    taking_part.cohort,
    taking_part.promotion,
    taking_part.gap::smallint as gap,
    taking_part.volunteers,
    taking_part.capacity::integer as capacity,
    taking_part.mentors,
    taking_part.new_mentors,
    taking_part.returning_mentors,
    coalesce(paired.pairs, 0) as pairs
from taking_part
left join paired using (cohort, promotion)
