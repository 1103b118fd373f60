create view cohort_topic as
select
    topic_statistic.*,
    topic_trend.slope,
    topic_trend.slope_low,
    topic_trend.slope_high,
    coalesce(topic_trend.direction, 'unknown') as direction,
    year_change.before,
    year_change.share_before,
    year_change.odds_ratio as odds_before,
    year_change.z as z_before,
    year_change.q as q_before,
    coalesce(year_change.kind, 'other') as kind_before,
    topic_coverage.covered,
    part_of(topic_coverage.covered, topic_coverage.texts) as share_covered,
    topic.label_fr,
    topic.label_en
from topic_statistic
inner join topic using (topic)
inner join topic_coverage using (cohort)
left join topic_trend using (topic)
left join year_change
    on year_change.what = 'topic' and year_change.name = topic_statistic.topic and year_change.cohort = topic_statistic.cohort
order by topic_statistic.cohort, topic_statistic.authors desc, topic.position;
comment on view cohort_topic is 'One row per class and theme that at least five of its students ask for.';
comment on column cohort_topic.authors is 'Students whose text wants the theme, wonders about it or lacks it; not those who refuse it, nor who only tell of it.';
comment on column cohort_topic.share is 'Students who ask for the theme, divided by the motivations of the class that were read; a text may ask for several.';
comment on column cohort_topic.share_low is 'Lower end of the Wilson interval of 95% around the share.';
comment on column cohort_topic.share_elsewhere is 'Share of the motivations of all other classes together that ask for the theme; for the board, absent where a class has fewer than five of them.';
comment on column cohort_topic.share_before is 'Share of the motivations of the class before that ask for the theme; absent under five students, or with fewer than twenty texts.';
comment on column cohort_topic.q_before is 'Of the themes with a value this small or smaller, the share that may differ from the class before by chance alone.';
comment on column cohort_topic.slope is 'Factor by which the odds of the theme change from one class to the next, over all classes.';
comment on column cohort_topic.share_covered is 'Motivations that ask for at least one theme, divided by those that were read.';
