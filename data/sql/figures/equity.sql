create view equity as
with known as (  -- who has a mentor is compared where every pair is known, and pairing is over
    select
        attribute_count.* exclude (paired),
        case
            when clock_count.pairs_given = 'all' and clock_count.state in ('under_way', 'finished') then attribute_count.paired
        end as paired
    from attribute_count
    inner join clock_count on clock_count.cohort = attribute_count.cohort
),
beside as (
    select
        *,
        sum(applications) over characteristic as all_applications,
        sum(eligible) over characteristic - eligible as others_eligible,
        sum(paired) over characteristic - paired as others_paired
    from known
    window characteristic as (partition by cohort, name)
)
select
    cohort,
    name,
    value,
    applications,
    all_applications,
    eligible,
    paired,
    others_eligible,
    others_paired,
    share_of(applications, all_applications) as share_of_applications,
    share_of(paired, eligible) as match_rate,
    share_of(others_paired, others_eligible) as others_rate,
    share_of(paired, eligible) - share_of(others_paired, others_eligible) as against_others
from beside
order by cohort, name, value;
comment on view equity is 'One row per class and value of an attribute that students chose to give.';
comment on column equity.applications is 'Students with this value who applied.';
comment on column equity.all_applications is 'Students who applied and gave the attribute, whatever its value.';
comment on column equity.eligible is 'Those of them whose application is to be met.';
comment on column equity.paired is 'Those of them who have a mentor.';
comment on column equity.others_eligible is 'Eligible students who gave another value of the attribute.';
comment on column equity.others_paired is 'Those of them who have a mentor.';
comment on column equity.share_of_applications is 'Applications with this value, divided by applications that give the attribute.';
comment on column equity.match_rate is 'Students with this value who have a mentor, divided by those eligible.';
comment on column equity.others_rate is 'Students with another value who have a mentor, divided by those eligible.';
comment on column equity.against_others is 'Share with a mentor minus that of the students who gave another value.';
