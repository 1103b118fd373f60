-- Every day on which something happened, by the row and the column that say so. An end may be planned, and is not there.
create or replace view happened as
select file, line, 'applied_on' as name, applied_on as day from application
union all
select file, line, 'withdrawn_on', withdrawn_on from application
union all
select file, line, 'paired_on', paired_on from pairing
union all
select file, line, 'volunteered_on', volunteered_on from volunteer
union all
select file, line, 'met_on', met_on from meeting
union all
select file, line, 'answered_on', answered_on from survey
union all
select file, line, 'trained_on', trained_on from training
union all
select file, line, 'published_on', published_on from published;
