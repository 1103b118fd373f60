-- This row is an example of the templates.
-- Delete the examples before importing your own rows.
with example as (
    select file, line, 'application_id' as name, application_id as written
    from application
    where
        (application_id, cohort, applied_on) in (
            ('C001', 'X20', date '2021-09-14'), ('C002', 'X20', date '2021-09-15'), ('C003', 'X20', date '2021-09-16')
        )
    union all
    select file, line, 'mentor_id', mentor_id
    from mentor
    where (mentor_id, promotion) in (('M001', 'X08'), ('M002', 'X10'))
    union all
    select file, line, 'application_id', application_id
    from pairing
    where (application_id, mentor_id, paired_on) in (('C001', 'M001', date '2021-10-20'))
)
select file, line, name, written
from example
where file is not null
order by all
