-- The commonest words of each cohort: what a page can show, however many words a large programme has.
select
    *,
    count(*) over (partition by cohort) as words
from cohort_term
qualify row_number() over (partition by cohort order by authors desc, term) <= 150
order by cohort, authors desc, term
