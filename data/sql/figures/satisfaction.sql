create view satisfaction as
select
    cohort,
    respondent,
    pairs,
    answers,
    mark_5,
    mark_4,
    mark_3,
    mark_1_2,
    answers / nullif(pairs, 0) as response_rate,
    (mark_5 + mark_4) / nullif(answers, 0) as share_satisfied
from answer_count;
comment on view satisfaction is 'One row per cohort and side of the pair: the last mark that each gave, from 1 to 5.';
comment on column satisfaction.pairs is 'Pairs of the cohort.';
comment on column satisfaction.answers is 'Pairs of which this side answered.';
comment on column satisfaction.response_rate is 'Pairs of which this side answered, divided by pairs.';
comment on column satisfaction.share_satisfied is 'Marks 4 and 5, divided by answers: of those who answered, and of them only.';
