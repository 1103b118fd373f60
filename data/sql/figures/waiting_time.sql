create view waiting_time as
with week as (
    select distinct cohort, unnest(generate_series(0, 26)) as week from wait_count
),
counted as (
    select
        week.cohort,
        week.week::smallint as week,
        coalesce(wait_count.paired, 0) as paired,
        coalesce(wait_count.withdrawn, 0) as withdrawn,
        coalesce(wait_count.still_waiting, 0) as still_waiting
    from week
    left join wait_count using (cohort, week)
),
exposed as (
    select
        *,
        sum(paired + withdrawn + still_waiting) over (
            partition by cohort order by week rows between current row and unbounded following
        ) as at_risk
    from counted
),
estimated as (
    select
        *,
        product(1 - paired / nullif(at_risk, 0)) over so_far as share_waiting,
        sum(paired / nullif(at_risk * (at_risk - paired), 0)) over so_far as greenwood
    from exposed
    where at_risk > 0
    window so_far as (partition by cohort order by week)
)
select
    cohort,
    week,
    paired,
    withdrawn,
    still_waiting,
    at_risk,
    share_waiting,
    case
        when share_waiting > 0 and share_waiting < 1
            then share_waiting ** exp(1.959964 * sqrt(greenwood) / abs(ln(share_waiting)))
    end as share_low,
    case
        when share_waiting > 0 and share_waiting < 1
            then share_waiting ** exp(-1.959964 * sqrt(greenwood) / abs(ln(share_waiting)))
    end as share_high
from estimated;
comment on view waiting_time is 'One row per cohort and whole weeks waited: the wait for a mentor, those who still wait counted for as long as they have waited.';
comment on column waiting_time.week is 'Whole weeks since the application.';
comment on column waiting_time.paired is 'Waits that ended with a mentor in this week.';
comment on column waiting_time.withdrawn is 'Waits that ended in this week because the student withdrew.';
comment on column waiting_time.still_waiting is 'Waits that had lasted so long at the date of the data and were not over, or had lasted over 26 weeks.';
comment on column waiting_time.at_risk is 'Students who had not stopped waiting before this week.';
comment on column waiting_time.share_waiting is 'Share of students still without a mentor at the end of the week (Kaplan and Meier, 1958); withdrawals and unfinished waits leave the count where they stop.';
comment on column waiting_time.share_low is 'Lower end of the 95% interval of the share (Greenwood, on the log-log scale).';
comment on column waiting_time.share_high is 'Upper end of the 95% interval of the share (Greenwood, on the log-log scale).';
