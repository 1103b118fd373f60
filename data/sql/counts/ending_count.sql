-- One row per cohort and whole months that pairs lasted: how they ended or not, and the share still together (Kaplan and Meier), times the students ever paired.
with lasted as (
    select
        pair_spell.cohort,
        opening.planned_months,
        pair_spell.outcome,
        date_sub('month', pair_spell.paired_on, coalesce(pair_spell.ended_on, extent.data_on)) as months
    from pair_spell
    inner join opening on opening.cohort = pair_spell.cohort
    cross join extent
    where pair_spell.cohort in (select cohort from pair_spell where ended_on is not null)
),
counted as (
    select
        cohort,
        least(months, planned_months) as month,
        count(*) filter (where outcome in ('student', 'mentor', 'unknown')) as ended_early,
        count(*) filter (where outcome = 'completed') as completed,
        count(*) filter (where outcome = 'under_way') as under_way
    from lasted
    group by cohort, least(months, planned_months)
),
reached as (
    select
        *,
        sum(ended_early + completed + under_way) over (
            partition by cohort order by month rows between current row and unbounded following
        ) as at_risk
    from counted
),
paired as (
    select cohort, count(*) as students from placed_student group by cohort
)
select
    reached.cohort,
    reached.month::smallint as month,
    reached.at_risk,
    reached.ended_early,
    reached.completed,
    reached.under_way,
    paired.students * product(1 - reached.ended_early / nullif(reached.at_risk, 0)) over (
        partition by reached.cohort order by reached.month
    ) as together
from reached
inner join paired on paired.cohort = reached.cohort
