-- One row: how far the data goes, and under what number counts are hidden and to what they are rounded, for the board.
select
    (select data_on from extent) as data_on,
    (select max(published_on) from published_pairs) as published_on,
    -- of the latest total, where an import gave it
    (
        select max(published.origin)
        from published
        inner join published_pairs on published_pairs.cohort = published.code
        where published.pairs is not null and published.published_on = (select max(published_on) from published_pairs)
    ) as published_source,
    (select count(*) from application) > 0 as has_rows,
    null::smallint as hidden_below,
    null::smallint as rounded_to
