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
    pairs_given
from clock
