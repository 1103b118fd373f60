create view campaign_clock as
select
    cohort,
    cohort_year,
    state,
    week,
    since,
    because,
    applications_given,
    volunteers_given,
    pairs_given,
    state not in ('announced', 'signing_up') as has_final_applications,
    state in ('under_way', 'finished') as has_final_pairs,
    state = 'finished' as has_final_endings
from clock_count
order by cohort_year;
comment on view campaign_clock is 'One row per class: how far its campaign is, what of it is final, and how much of it the rows cover.';
comment on column campaign_clock.state is 'announced; signing_up: students apply; pairing: sign-up is over, pairs are being formed; under_way: pairing is over, pairs meet; finished: the planned months of the last pair are over.';
comment on column campaign_clock.week is 'Week of the campaign at the date of the data, 1 being the week in which it opens; none before it opens and once it is finished.';
comment on column campaign_clock.since is 'Day since which the campaign has been so far, as near as it is known.';
comment on column campaign_clock.because is 'By what it is known: the days given for the campaign (days), the total published (published), what has come in beside earlier campaigns (pace), or the coordinator (hand).';
comment on column campaign_clock.applications_given is 'Whether rows cover all applications, part of them (fewer than 95% of the pairs published), or none.';
comment on column campaign_clock.volunteers_given is 'Whether rows cover all volunteers, part of them (over one mentor with a student in ten offered no place), or none.';
comment on column campaign_clock.pairs_given is 'Whether rows cover all pairs, part of them (fewer than 95% of those published), or none.';
comment on column campaign_clock.has_final_applications is 'Whether sign-up is over: applications will not change any more.';
comment on column campaign_clock.has_final_pairs is 'Whether pairing is over: pairs, waiting students, balance and flows of mentors will not change any more.';
comment on column campaign_clock.has_final_endings is 'Whether the planned months are over: meetings, ends and satisfaction will not change any more.';
