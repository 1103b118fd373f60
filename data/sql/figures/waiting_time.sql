create view waiting_time as
with estimated as (
    select
        wait_count.*,
        share_of(wait_count.without_mentor, cohort_count.counted_pairs) as share_waiting,
        sum(paired / nullif(at_risk * (at_risk - paired), 0)) over (
            partition by wait_count.cohort order by wait_count.week
        ) as greenwood
    from wait_count
    inner join cohort_count on cohort_count.cohort = wait_count.cohort
    inner join clock_count on clock_count.cohort = wait_count.cohort
    -- Who has no pair in the rows may have one that they do not cover.
    where clock_count.applications_given = 'all' and clock_count.pairs_given = 'all'
)
select
    cohort,
    week,
    at_risk,
    paired,
    withdrawn,
    still_waiting,
    without_mentor,
    share_waiting,
    case
        when share_waiting > 0 and share_waiting < 1
            then share_waiting ** exp(1.959964 * sqrt(greenwood) / abs(ln(share_waiting)))
    end as share_low,
    case
        when share_waiting > 0 and share_waiting < 1
            then share_waiting ** exp(-1.959964 * sqrt(greenwood) / abs(ln(share_waiting)))
    end as share_high
from estimated
order by cohort, week;
comment on view waiting_time is 'One row per class and whole weeks waited: the wait for a mentor, those who still wait counted for as long as they have waited; none where rows are missing.';
comment on column waiting_time.week is 'Whole weeks since the application.';
comment on column waiting_time.paired is 'Waits that ended with a mentor in this week.';
comment on column waiting_time.withdrawn is 'Waits that ended in this week because the student withdrew.';
comment on column waiting_time.still_waiting is 'Waits that had lasted so long at the date of the data and were not over, or had lasted over 26 weeks.';
comment on column waiting_time.at_risk is 'Students who had not stopped waiting before this week.';
comment on column waiting_time.without_mentor is 'Share still without a mentor at the end of the week, times the pairs of the class: the number that is protected for the board.';
comment on column waiting_time.share_waiting is 'Share of students still without a mentor at the end of the week (Kaplan and Meier, 1958); withdrawals and unfinished waits leave the count where they stop.';
comment on column waiting_time.share_low is 'Lower end of the 95% interval of the share (Greenwood, on the log-log scale).';
comment on column waiting_time.share_high is 'Upper end of the 95% interval of the share (Greenwood, on the log-log scale).';
