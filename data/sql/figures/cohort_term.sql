create view cohort_term as
select
    term_count.cohort,
    term_count.term,
    term_count.authors,
    cohort_count.motivations,
    term_count.authors / nullif(cohort_count.motivations, 0) as share_of_authors
from term_count
inner join cohort_count using (cohort);
comment on view cohort_term is 'One row per cohort and word that at least five students wrote in their motivation.';
comment on column cohort_term.authors is 'Students who wrote the word at least once in their motivation.';
comment on column cohort_term.share_of_authors is 'Authors of the word divided by the motivations of the cohort.';
