-- One row: how far the data goes, and under what number counts are hidden and to what they are rounded, for the board.
select
    (select data_on from extent) as data_on,
    (select max(published_on) from published_pairs) as published_on,
    (select count(*) from application) > 0 as has_rows,
    null::smallint as hidden_below,
    null::smallint as rounded_to
