-- What the figures of both files have in common.

-- A share between 0 and 1, absent where the part is not one of the whole: two counts that are rounded apart for the board
-- may say so, and no share is then known.
create macro part_of(part, whole) as
case when part between 0 and whole then part / nullif(whole, 0) end;

-- A share, 1 at most: two counts that are rounded apart for the board may say that a part is larger than its whole. A hidden
-- count is not a number, which DuckDB takes for larger than any, so that the share stays hidden.
create macro share_of(part, whole) as case
    when part / nullif(whole, 0) > 1 and not isnan(part / nullif(whole, 0)) then 1
    else part / nullif(whole, 0)
end;
