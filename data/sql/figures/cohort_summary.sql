create view cohort_summary as
with settled as (
    select
        *,
        coalesce(counted_pairs, published_pairs) as pairs
    from cohort_count
)
select
    cohort,
    cohort_year,
    pairs,
    counted_pairs,
    published_pairs,
    counted_pairs - published_pairs as difference,
    applications,
    withdrawn,
    not_eligible,
    eligible,
    waiting,
    share_of(counted_pairs, eligible) as match_rate,
    case
        when lag(cohort_year) over (order by cohort_year) = cohort_year - 1
            then pairs / nullif(lag(pairs) over (order by cohort_year), 0) - 1
    end as growth,
    mentors,
    volunteers,
    capacity,
    capacity / nullif(eligible, 0) as coverage,
    capacity - eligible as balance,
    free_places,
    motivations
from settled
order by cohort_year;
comment on view cohort_summary is 'One row per cohort: demand, supply and what came of them.';
comment on column cohort_summary.cohort is 'Students'' promotion: X20 entered the school in 2020, and its campaign runs from autumn 2021.';
comment on column cohort_summary.pairs is 'Eligible students who have a mentor: counted where rows were provided, otherwise the number that the association published.';
comment on column cohort_summary.counted_pairs is 'Eligible students who have a mentor, counted from the rows of the pairings export.';
comment on column cohort_summary.published_pairs is 'Pairs that the association published for this cohort.';
comment on column cohort_summary.difference is 'Counted pairs minus published pairs; 0 when the two agree.';
comment on column cohort_summary.applications is 'Students who applied for a mentor, whatever came of it.';
comment on column cohort_summary.withdrawn is 'Students who took their application back.';
comment on column cohort_summary.not_eligible is 'Students whose application the programme could not accept, and who did not withdraw it.';
comment on column cohort_summary.eligible is 'Applications that were neither withdrawn nor refused: the demand to be met.';
comment on column cohort_summary.waiting is 'Eligible students who have no mentor: eligible minus counted pairs.';
comment on column cohort_summary.match_rate is 'Counted pairs divided by eligible applications, at the date of the data.';
comment on column cohort_summary.growth is 'Pairs of this cohort divided by pairs of the cohort before, minus 1; none where the cohort before is missing.';
comment on column cohort_summary.mentors is 'Mentors who have at least one student in this campaign.';
comment on column cohort_summary.volunteers is 'Mentors who offered at least one place in this campaign, with or without a student in the end.';
comment on column cohort_summary.capacity is 'Places offered: the students that the volunteers of this campaign said they could take, added up.';
comment on column cohort_summary.coverage is 'Capacity divided by eligible applications; under 1, some students cannot have a mentor.';
comment on column cohort_summary.balance is 'Capacity minus eligible applications; negative when places are missing.';
comment on column cohort_summary.free_places is 'Capacity minus counted pairs: places offered that no student took.';
comment on column cohort_summary.motivations is 'Applications that came with a text of motivation.';
