-- One row per cohort and week of campaign, from 1, the week in which it opens, to 30: volunteers since the opening (null where most bear no day), and the days that the data covers.
with week as (
    select
        cohort,
        opened_on,
        date_diff('day', opened_on, data_on) + 1 as days,
        unnest(generate_series(1, least(30, date_diff('day', opened_on, data_on) // 7 + 1))) as week
    from opening
    cross join extent
    where data_on >= opened_on
),
offered as (
    select
        volunteer.cohort,
        greatest(1, date_diff('day', opening.opened_on, volunteer.volunteered_on) // 7 + 1) as week
    from volunteer
    inner join opening using (cohort)
),
dated as (
    select cohort, count(volunteered_on) >= 0.9 * count(*) as is_dated
    from volunteer
    group by cohort
)
select
    week.cohort,
    week.week::smallint as week,
    least(7 * week.week, week.days)::smallint as days,
    case when any_value(dated.is_dated) then count(offered.cohort) end as volunteers_so_far
from week
left join dated using (cohort)
left join offered on offered.cohort = week.cohort and least(offered.week, 30) <= week.week
group by week.cohort, week.week, week.days
