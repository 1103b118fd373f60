create view pair_fit as
select
    cohort,
    kind,
    value,
    pairs,
    pairs / sum(pairs) over (partition by cohort, kind) as share
from fit_count;
comment on view pair_fit is 'One row per cohort, kind of fit and value: how close pairs are, in promotions (gap) and in sectors (sector).';
comment on column pair_fit.value is 'For gap, the promotions between mentor and student; for sector: first wish, another wish (wished), none of the wishes (other), no preference (undecided), mentor''s sector not given (unknown).';
comment on column pair_fit.pairs is 'Pairs with this value.';
comment on column pair_fit.share is 'Pairs with this value, divided by the pairs of the cohort.';
