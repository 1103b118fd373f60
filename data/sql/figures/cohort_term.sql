create view cohort_term as
select
    term_statistic.cohort,
    term_statistic.term,
    term.display,
    term_statistic.authors,
    term_statistic.texts,
    term_statistic.share,
    term_statistic.share_low,
    term_statistic.share_high,
    term_statistic.share_elsewhere,
    term_statistic.odds_ratio,
    term_statistic.odds_low,
    term_statistic.odds_high,
    term_statistic.z,
    term_statistic.q,
    term_statistic.kind,
    term_trend.slope,
    term_trend.slope_low,
    term_trend.slope_high,
    coalesce(term_trend.direction, 'unknown') as direction,
    term.forms,
    term.lists,
    term.family
from term_statistic
inner join term using (term)
left join term_trend using (term);
comment on view cohort_term is 'One row per class and word that at least five students wrote in their motivation.';
comment on column cohort_term.authors is 'Students who wrote the word at least once in their motivation.';
comment on column cohort_term.share is 'Authors of the word divided by the motivations of the class.';
comment on column cohort_term.share_low is 'Lower end of the Wilson interval of 95% around the share.';
comment on column cohort_term.share_elsewhere is 'Share of the motivations of all other classes together that hold the word; for the board, absent where a class has fewer than five of them.';
comment on column cohort_term.odds_ratio is 'Odds that a student of the class wrote the word, divided by those of the other classes; a prior worth ten students draws rare words towards 1.';
comment on column cohort_term.q is 'Of the words with a value this small or smaller, the share that may differ by chance alone (G² on authors, Benjamini–Hochberg).';
comment on column cohort_term.slope is 'Factor by which the odds of the word change from one class to the next, over all classes.';
