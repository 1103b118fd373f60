-- The words that a page can show, however many a large programme has: those with a place in the cloud, the commonest
-- and the most different of each cohort; each with all its cohorts.
with counted as (
    select *, count(*) over (partition by cohort) as words from cohort_term
),

kept as (
    select term from term_place
    union
    select term from cohort_term
    qualify row_number() over (partition by cohort order by share desc, term) <= 80
        or row_number() over (partition by cohort order by abs(z) desc nulls last, term) <= 40
    union
    select term from (select distinct term, slope, slope_low, slope_high from cohort_term where slope is not null)
    qualify row_number() over (order by abs(ln(slope)) / (ln(slope_high) - ln(slope_low)) desc, term) <= 40
)

select counted.*
from counted
inner join kept using (term)
order by counted.cohort, counted.authors desc, counted.term
