-- The source of this row now stands also for a number that the store already held.
-- Check that it gives both.
select published.file, published.line, 'origin', published.origin
from published
inner join old_published using (code)
where
    published.file is not null
    and published.origin <> old_published.origin
    and (
        (published.pairs = old_published.pairs and published.size is distinct from old_published.size)
        or (published.size = old_published.size and published.pairs is distinct from old_published.pairs)
    )
order by all
