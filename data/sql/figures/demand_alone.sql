create view demand_alone as
select
    alone_drawn.*,
    public_fact.more_than,
    public_fact.published_on,
    public_fact.publication
from alone_drawn
left join public_fact on public_fact.cohort = alone_drawn.cohort
order by alone_drawn.step;
comment on view demand_alone is 'One row per campaign to come where mentors are not known, so that there is no forecast of a shortage: how many students to expect, beside what was printed since.';
comment on column demand_alone.campaigns is 'Campaigns that the forecast learnt from.';
comment on column demand_alone.is_bound is 'Whether it learnt from published pairs alone: there were at least as many students, so that it is a lower bound.';
comment on column demand_alone.more_than is 'More students than this signed up, as was printed after the campaigns that the forecast learnt from.';
