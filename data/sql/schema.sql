-- The tables of records.duckdb. Rows of one person live here and nowhere else.

create table promotion (
    code varchar primary key check (regexp_full_match(code, 'X\d{2}')),
    entry_year smallint not null unique check (entry_year between 1950 and 2049),
    size integer check (size > 0),
    size_kind varchar check (size_kind in ('actual', 'admitted', 'seats', 'approximate')),
    source varchar,
    check ((size is null) = (size_kind is null) and (size is null) = (source is null))
);
comment on table promotion is 'One row per class of the school, with its size where a source gives one.';
comment on column promotion.size is 'Students who entered with the class, as far as size_kind says; null where no source was found.';
comment on column promotion.size_kind is 'What the source counts: actual students, students admitted, seats offered, or an approximate figure.';

create table mentor_window (
    lowest_gap smallint not null,
    highest_gap smallint not null check (highest_gap >= lowest_gap)
);
comment on table mentor_window is 'One row: the gaps, in classes, at which mentors are asked.';

create table sector (
    code varchar primary key,
    label_fr varchar not null,
    label_en varchar not null,
    position smallint not null unique
);
comment on table sector is 'One row per sector that a student may wish and a mentor may work in.';

create table published_pairs (
    cohort varchar primary key references promotion (code),
    pairs integer not null check (pairs >= 0),
    source varchar not null,
    published_on date not null
);
comment on table published_pairs is 'One row per cohort whose number of pairs the association has published.';

create table public_fact (
    cohort varchar primary key,
    more_than integer not null,
    published_on date not null,
    publication varchar not null,
    source varchar not null
);
comment on table public_fact is 'One row per cohort of which a number of students who signed up was printed, and more than which: it enters no figure, it stands beside what was forecast.';

create table forecast_trial (
    family varchar primary key,
    programmes integer not null,
    held double not null,
    held_error double not null,
    under double not null,
    under_error double not null
);
comment on table forecast_trial is 'One row per kind of invented programme on which the forecast of places was tried: share of truths inside the interval of 80 %, and under the median.';

create table published (
    code varchar primary key references promotion (code),
    pairs integer check (pairs >= 0),
    size integer check (size > 0),
    published_on date not null,
    origin varchar not null
);
comment on table published is 'One row per class of which an import gives what was published, with its source: it stands before what the project knows.';
comment on column published.pairs is 'Pairs of the campaign of this class; null where the row gives none.';
comment on column published.size is 'Students who entered with this class; null where the row gives none.';

create table campaign (
    cohort varchar primary key references promotion (code),
    opens_on date,
    closes_on date check (closes_on >= opens_on),
    planned_months smallint not null default 6 check (planned_months > 0)
);
comment on table campaign is 'One row per cohort for which rows were provided; its dates where they are known.';

-- The tables of people may hold millions of rows: what keys and references promise is asked of the rows once they are
-- all there (`keys.sql`), for an index of each would take five times the time and the room of the rows.

create table application (
    application_id varchar not null,
    cohort varchar not null,
    applied_on date not null,
    withdrawn_on date check (withdrawn_on >= applied_on),
    eligible boolean not null default true,
    maturity smallint check (maturity between 1 and 5),
    -- Never compressed: whoever looks for a person's text in the bytes of the store finds it, as long as it is there.
    motivation varchar using compression uncompressed
);
comment on table application is 'One row per student who applied for a mentor.';
comment on column application.eligible is 'Whether the programme may give this student a mentor.';
comment on column application.maturity is 'How clear the career project is, from 1 (no idea at all) to 5 (knows precisely).';

create table wish (
    application_id varchar not null,
    sector varchar not null,
    rank smallint not null check (rank >= 1)
);
comment on table wish is 'One row per sector that a student asked for; rank 1 is the first wish.';

create table mentor (
    mentor_id varchar not null,
    promotion varchar not null,
    sector varchar
);
comment on table mentor is 'One row per alumnus who ever offered to mentor.';

create table volunteer (
    mentor_id varchar not null,
    cohort varchar not null,
    capacity smallint not null check (capacity between 1 and 20),
    volunteered_on date
);
comment on table volunteer is 'One row per mentor and campaign in which he or she offered places, paired or not.';

create table pairing (
    application_id varchar not null,
    mentor_id varchar not null,
    paired_on date not null,
    ended_on date check (ended_on >= paired_on),
    end_reason varchar
);
comment on table pairing is 'One row per student and mentor who were put together.';

create table end_side (
    reason varchar primary key,
    side varchar not null check (side in ('student', 'mentor', 'unknown'))
);
comment on table end_side is 'One row per reason for which a pair ended: which side ended it, as far as the words say.';

create table meeting (
    application_id varchar not null,
    met_on date not null
);
comment on table meeting is 'Optional. One row per meeting of a pair.';

create table survey (
    application_id varchar not null,
    respondent varchar not null check (respondent in ('student', 'mentor')),
    answered_on date not null,
    satisfaction smallint not null check (satisfaction between 1 and 5)
);
comment on table survey is 'Optional. One row per answer of one side of a pair.';
comment on column survey.satisfaction is 'From 1 (not satisfied) to 5 (very satisfied).';

create table training (
    mentor_id varchar not null,
    trained_on date not null
);
comment on table training is 'Optional. One row per training session that a mentor attended.';

create table attribute (
    application_id varchar not null,
    name varchar not null,
    value varchar not null,
    primary key (application_id, name)
);
comment on table attribute is 'Optional. One row per characteristic that a student chose to give, for equity of access.';

create table event (
    happened_on date not null,
    label varchar not null,
    primary key (happened_on, label)
);
comment on table event is 'Kept by the coordinator. One row per dated fact that explains a curve.';

create table target (
    cohort varchar not null references promotion (code),
    metric varchar not null,
    value double not null,
    primary key (cohort, metric)
);
comment on table target is 'Kept by the coordinator. One row per objective of a cohort.';

create table campaign_state (
    cohort varchar primary key references promotion (code),
    state varchar not null check (state in ('announced', 'signing_up', 'pairing', 'under_way', 'finished')),
    since date
);
comment on table campaign_state is 'Kept by the coordinator. One row per cohort of which is said by hand how far its campaign is.';

create table exceptional_campaign (
    cohort varchar primary key references promotion (code),
    kind varchar not null check (kind in ('dip', 'drive', 'window'))
);
comment on table exceptional_campaign is 'Kept by the coordinator. One row per cohort whose campaign was unlike the others: its level says nothing of the next ones, its people are known all the same.';
comment on column exceptional_campaign.kind is 'dip (far fewer than usual), drive (a call for volunteers or students), window (other promotions were asked).';

create table remark (
    figure varchar not null,
    cohort varchar not null references promotion (code),
    written_on date not null,
    sentence varchar not null,
    primary key (figure, cohort, written_on)
);
comment on table remark is 'Kept by the coordinator. One row per comment that the board reads at a figure: of which campaign, and the day on which it was written.';
comment on column remark.figure is 'The key of the figure on its page (analytics/language/figures.py).';
comment on column remark.sentence is 'One sentence, without a name.';

create table asking (
    mentor_id varchar not null,
    cohort varchar not null,
    asked_on date not null,
    answer varchar not null check (answer in ('asked', 'yes', 'no', 'silent', 'bounced')),
    answered_on date check (answered_on >= asked_on),
    check ((answer = 'asked') = (answered_on is null))
);
comment on table asking is 'Kept by the coordinator. One row per person and campaign for which he or she was asked to mentor, and what came of it.';
comment on column asking.mentor_id is 'A mentor of the past, or somebody who never was one and is known by nothing else.';
comment on column asking.cohort is 'The class of students for whose campaign the person was asked.';
comment on column asking.answer is 'asked (nothing came yet), yes, no, silent (given up), bounced (the message came back).';
comment on column asking.answered_on is 'The day of the answer, or on which silence or a message that came back was noted; null while nothing came.';

create table contact (
    application_id varchar not null,
    about varchar not null check (about in ('waiting', 'pair')),
    contacted_on date not null,
    note varchar using compression uncompressed -- as a motivation: what is searched for is found
);
comment on table contact is 'Kept by the coordinator. One row per student who was contacted because he or she waits, or because the pair no longer meets.';
comment on column contact.note is 'What is to be done, in a few words without a name; null for none.';

create table term_choice (
    term varchar primary key,
    kind varchar not null check (kind in ('hide', 'merge', 'topic')),
    merged_into varchar,
    check ((kind = 'hide') = (merged_into is null) and merged_into is distinct from term)
);
comment on table term_choice is 'Kept by the coordinator. One row per term of the motivations that is hidden or counted as another, and per phrase that asks for a theme.';
comment on column term_choice.merged_into is 'The term as which it is counted, or the theme; null for a hidden one.';

create table student_address (
    application_id varchar not null,
    address varchar not null
);
comment on table student_address is 'One row per student who has an identifier and an address: a keyed hash of it, so that a file that gives only the address finds the same person.';

create table mentor_address (
    mentor_id varchar not null,
    address varchar not null
);
comment on table mentor_address is 'One row per mentor who has an identifier and an address: a keyed hash of it, so that a file that gives only the address finds the same person.';

create table sector_alias (
    written varchar primary key,
    sector varchar
);
comment on table sector_alias is 'Kept by the coordinator. One row per name of a sector that no list knew, and the sector as which it counts; null for none.';

create table status_meaning (
    about varchar not null,
    written varchar not null,
    meaning varchar not null,
    primary key (about, written)
);
comment on table status_meaning is 'Kept by the coordinator. One row per word of a status column that was not known, and what it means.';
