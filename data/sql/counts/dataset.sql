-- One row: how far the data goes.
select
    (select data_on from extent) as data_on,
    (select max(published_on) from published_pairs) as published_on,
    (select count(*) from application) > 0 as has_rows
