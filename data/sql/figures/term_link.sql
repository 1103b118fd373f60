-- The board's counts are rounded one by one: a part that seems larger than its whole has no share.
create view term_link as
with linked as (
    select term, other, authors from term_pair
    union all
    select other as term, term as other, authors from term_pair
)

select
    linked.term,
    linked.other,
    term.display,
    linked.authors,
    part_of(linked.authors, written.authors) as share,
    part_of(others.authors - linked.authors, written.texts - written.authors) as share_elsewhere,
    written.authors as texts
from linked
inner join term_total as written on written.term = linked.term
inner join term_total as others on others.term = linked.other
inner join term on term.term = linked.other;
comment on view term_link is 'One row per word and other word, both of the 150 commonest and written by five students of a class, that five students or more wrote together, all classes taken together.';
comment on column term_link.authors is 'Students who wrote both words.';
comment on column term_link.share is 'Of the students who wrote the word, the share who also wrote the other one.';
comment on column term_link.share_elsewhere is 'Of the students who did not write the word, the share who wrote the other one.';
comment on column term_link.texts is 'Students who wrote the word.';
