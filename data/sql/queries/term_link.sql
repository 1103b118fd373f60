-- The eight words that go most with each word: those whose share gains most beside it.
select *
from term_link
where share > share_elsewhere
qualify row_number() over (partition by term order by sqrt(share) - sqrt(share_elsewhere) desc, other) <= 8
order by term, share desc, other
