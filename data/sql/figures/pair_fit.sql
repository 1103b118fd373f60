create view pair_fit as
with fit as (
    select cohort, 'gap' as kind, gap::varchar as value, sum(pairs) as pairs
    from supply_count
    group by cohort, gap
    union all
    select cohort, 'sector' as kind, closeness as value, pairs
    from fit_count
)
select
    fit.cohort,
    fit.kind,
    fit.value,
    fit.pairs,
    share_of(fit.pairs, cohort_count.counted_pairs) as share
from fit
inner join cohort_count on cohort_count.cohort = fit.cohort
where fit.pairs <> 0
order by cohort, kind, value;
comment on view pair_fit is 'One row per class, kind of fit and value: how close pairs are, in classes (gap) and in sectors (sector).';
comment on column pair_fit.value is 'For gap, the classes between mentor and student; for sector: first wish, another wish (wished), none of the wishes (other), no preference (undecided), mentor''s sector not given (unknown).';
comment on column pair_fit.pairs is 'Pairs with this value.';
comment on column pair_fit.share is 'Pairs with this value, divided by the pairs of the class.';
