create view term_wish as
with written as (
    select term, sum(authors) as authors from term_count group by term
)

select
    term_sector.term,
    term_sector.sector,
    term_sector.authors,
    least(term_sector.authors / written.authors, 1) as share,
    written.authors as texts
from term_sector
inner join written using (term);
comment on view term_wish is 'One row per word and sector that at least five of its authors asked for, all cohorts taken together.';
comment on column term_wish.share is 'Of the students who wrote the word, the share who asked for a mentor of the sector.';
