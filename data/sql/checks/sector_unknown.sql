-- This sector is not in the list.
-- Use a sector of data/reference/sectors.csv, or add it there.
select file, line, 'sectors', written
from wish
where sector is null
order by file, line
