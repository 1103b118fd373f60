-- One row per cohort and whole months that pairs lasted: how they ended or not, and how many of all would still be together (Kaplan and Meier).
with lasted as (
    select
        current_pair.cohort,
        opening.planned_months,
        current_pair.paired_on,
        pairing.ended_on,
        date_sub('month', current_pair.paired_on, coalesce(pairing.ended_on, extent.data_on)) as months
    from current_pair
    inner join pairing using (application_id, mentor_id)
    inner join opening on opening.cohort = current_pair.cohort
    cross join extent
    where current_pair.cohort in (
        select application.cohort from pairing inner join application using (application_id) where ended_on is not null
    )
),
counted as (
    select
        cohort,
        least(months, planned_months) as month,
        count(*) filter (where ended_on + to_days(15) < paired_on + to_months(planned_months)) as ended_early,
        count(*) filter (where ended_on + to_days(15) >= paired_on + to_months(planned_months)) as completed,
        count(*) filter (where ended_on is null) as under_way
    from lasted
    group by cohort, least(months, planned_months)
),
reached as (
    select
        *,
        sum(ended_early + completed + under_way) over (partition by cohort) as pairs,
        sum(ended_early + completed + under_way) over (
            partition by cohort order by month rows between current row and unbounded following
        ) as at_risk
    from counted
)
select
    cohort,
    month::smallint as month,
    at_risk,
    ended_early,
    completed,
    under_way,
    pairs * product(1 - ended_early / nullif(at_risk, 0)) over (partition by cohort order by month) as together
from reached
