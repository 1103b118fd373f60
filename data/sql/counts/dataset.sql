-- One row: how far the data goes, and under what number counts are hidden and to what they are rounded, for the board.
select
    greatest(
        (select max(applied_on) from application),
        (select max(withdrawn_on) from application),
        (select max(paired_on) from pairing),
        (select max(ended_on) from pairing),
        (select max(volunteered_on) from volunteer),
        (select max(met_on) from meeting)
    ) as data_on,
    (select max(published_on) from published_pairs) as published_on,
    (select count(*) from application) > 0 as has_rows,
    null::smallint as hidden_below,
    null::smallint as rounded_to
