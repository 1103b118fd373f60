-- One row per cohort: how far its campaign is, and what its rows cover; nobody is counted in it.
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
    date_diff('day', campaign.opens_on, campaign.closes_on) + 1 as sign_up_days
from clock
left join campaign using (cohort)
