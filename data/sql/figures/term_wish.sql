-- The board's counts are rounded one by one: a part may seem larger than its whole by as much.
create view term_wish as
select
    term_sector.term,
    term_sector.sector,
    term_sector.authors,
    least(term_sector.authors / term_total.authors, 1) as share,
    term_total.authors as texts
from term_sector
inner join term_total using (term);
comment on view term_wish is 'One row per word, of the 150 commonest and written by five students of a class, and sector that five or more of its authors asked for, all classes taken together.';
comment on column term_wish.authors is 'Students who wrote the word and asked for the sector.';
comment on column term_wish.share is 'Of the students who wrote the word, the share who asked for a mentor of the sector.';
comment on column term_wish.texts is 'Students who wrote the word.';
