-- One row: how far the data goes.
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
    (select count(*) from application) > 0 as has_rows
