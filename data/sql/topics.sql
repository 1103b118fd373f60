-- What the students ask for: the themes that their texts hold (data/reference/topic_phrases.csv), counted once per author.

create table topic (topic varchar primary key, label_fr varchar not null, label_en varchar not null, position integer not null);
comment on table topic is 'One row per theme of the list, in its order.';

create table topic_count (
    cohort varchar not null, topic varchar not null, authors bigint not null, elsewhere bigint,
    primary key (cohort, topic)
);
comment on table topic_count is 'One row per cohort and theme that at least five of its students ask for.';
comment on column topic_count.authors is 'Students whose text asks for the theme: wants it, wonders about it or lacks it.';
comment on column topic_count.elsewhere is 'Students of all other cohorts whose text does; absent where texts that were cleared leave it unknown.';

create table topic_coverage (cohort varchar primary key, texts bigint not null, covered bigint not null);
comment on table topic_coverage is 'One row per cohort of which the texts were read: how many of them ask for a theme of the list.';
comment on column topic_coverage.covered is 'Students whose text asks for at least one theme.';

create table topic_crossing (
    topic varchar not null, members varchar not null, authors bigint not null, texts bigint not null,
    primary key (topic, members)
);
comment on table topic_crossing is 'One row per theme and group of students, all cohorts together: maturity of the project, sector wished, paired or not.';
comment on column topic_crossing.members is 'unclear, between or clear; the code of a sector; paired or waiting, of the eligible where pairing is over and every pair is known.';
comment on column topic_crossing.authors is 'Students of the group whose text asks for the theme, five or more.';
comment on column topic_crossing.texts is 'Students of the group with a text.';

create table topic_phrase (topic varchar not null, phrase varchar not null, authors bigint not null, primary key (topic, phrase));
comment on table topic_phrase is 'One row per theme and phrase of the list with which five students or more asked for it, all cohorts together.';

create table maturity_outcome (
    maturity varchar primary key check (maturity in ('unclear', 'between', 'clear')),
    with_mentor bigint not null, without_mentor bigint not null
);
comment on table maturity_outcome is 'One row per maturity of the career project: eligible students of the campaigns whose pairing is over and of which every pair is known.';
comment on column maturity_outcome.with_mentor is 'Those of them who have a mentor.';
comment on column maturity_outcome.without_mentor is 'Those of them who wait.';

create table evidence (
    what varchar not null check (what in ('term', 'topic')), name varchar not null, place integer not null,
    sentence varchar not null, primary key (what, name, place)
);
comment on table evidence is 'For the coordinator. A few sentences for each common word and each theme, drawn by lot and without personal data; of whom is told nowhere.';

create table term_pattern (term varchar not null, pattern varchar not null, authors bigint not null, primary key (term, pattern));
comment on table term_pattern is 'One row per common word and other word that five students or more write right before or after it, all cohorts together.';
