create view satisfaction as
select
    answer_count.cohort,
    answer_count.respondent,
    cohort_count.counted_pairs as pairs,
    answer_count.answers,
    answer_count.mark_5,
    answer_count.mark_4,
    answer_count.mark_3,
    answer_count.mark_1_2,
    share_of(answer_count.answers, cohort_count.counted_pairs) as response_rate,
    share_of(answer_count.mark_5 + answer_count.mark_4, answer_count.answers) as share_satisfied
from answer_count
inner join cohort_count on cohort_count.cohort = answer_count.cohort
order by cohort, respondent;
comment on view satisfaction is 'One row per class and side of the pair: the last mark that each gave, from 1 to 5.';
comment on column satisfaction.pairs is 'Pairs of the class.';
comment on column satisfaction.answers is 'Pairs of which this side answered.';
comment on column satisfaction.response_rate is 'Pairs of which this side answered, divided by pairs.';
comment on column satisfaction.share_satisfied is 'Marks 4 and 5, divided by answers: of those who answered, and of them only.';
