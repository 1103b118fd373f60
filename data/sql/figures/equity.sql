create view equity as
select
    cohort,
    name,
    value,
    applications,
    eligible,
    paired,
    applications / sum(applications) over (partition by cohort, name) as share_of_applications,
    paired / nullif(eligible, 0) as match_rate
from attribute_count;
comment on view equity is 'One row per cohort and value of an attribute that students chose to give.';
comment on column equity.applications is 'Students with this value who applied.';
comment on column equity.eligible is 'Those of them whose application is to be met.';
comment on column equity.paired is 'Those of them who have a mentor.';
comment on column equity.share_of_applications is 'Applications with this value, divided by applications that give the attribute.';
comment on column equity.match_rate is 'Students with this value who have a mentor, divided by those eligible.';
