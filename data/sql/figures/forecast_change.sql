create view forecast_change as
select
    cohort,
    since,
    position,
    cause,
    p_before,
    p_after,
    p_after - p_before as change,
    persons
from change_drawn
order by cohort, position;
comment on view forecast_change is 'One row per campaign to come and cause, in the order in which what is known is replaced: why its risk is not that of the last publication. The parts add up. The coordinator alone sees it.';
comment on column forecast_change.since is 'Last day that the data knew at the last publication.';
comment on column forecast_change.cause is 'model, window (classes asked), marked (exceptional campaigns), corrected (campaigns that were over), over (a campaign is over since), answers (of mentors who were asked), time (weeks gone by with nothing new), applications, returns (mentors seen before), volunteers (new ones).';
comment on column forecast_change.change is 'By how much the risk moved with this cause alone.';
comment on column forecast_change.persons is 'Applications or volunteers more than then, where the cause is about them.';
