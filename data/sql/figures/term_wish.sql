-- The board's counts are rounded one by one: a part that seems larger than its whole has no share.
create view term_wish as
select
    term,
    sector,
    authors,
    part_of(authors, wishing) as share,
    wishing as texts
from term_sector;
comment on view term_wish is 'One row per word, of the 150 commonest and written by five students of a class, and sector that five or more of its authors asked for, all classes taken together.';
comment on column term_wish.authors is 'Students who wrote the word and asked for the sector.';
comment on column term_wish.share is 'Of the students who wrote the word and gave their wishes, the share who asked for a mentor of the sector; a student may ask for several.';
comment on column term_wish.texts is 'Students who wrote the word and gave their wishes, no preference included.';
