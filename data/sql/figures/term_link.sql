create view term_link as
with written as (
    select term, sum(authors) as authors from term_count group by term
),

everybody as (
    select sum(texts) as texts from text_count
),

linked as (
    select term, other, authors from term_pair
    union all
    select other as term, term as other, authors from term_pair
)

select
    linked.term,
    linked.other,
    term.display,
    linked.authors,
    least(linked.authors / written.authors, 1) as share,
    greatest(others.authors - linked.authors, 0)
    / nullif(everybody.texts - written.authors, 0) as share_elsewhere,
    written.authors as texts
from linked
inner join written on written.term = linked.term
inner join written as others on others.term = linked.other
inner join term on term.term = linked.other
cross join everybody;
comment on view term_link is 'One row per word and other word that at least five students wrote together, all cohorts taken together.';
comment on column term_link.share is 'Of the students who wrote the word, the share who also wrote the other one.';
comment on column term_link.share_elsewhere is 'Of the students who did not write the word, the share who wrote the other one.';
