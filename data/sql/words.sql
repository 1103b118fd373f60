-- What the texts say, counted once per author. Whoever wrote what is nowhere: texts are read and forgotten.

create table list_version (lists varchar not null);
comment on table list_version is 'One row: the digest of the lists with which the texts were read (data/reference).';

create table text_count (cohort varchar primary key, texts bigint not null);
comment on table text_count is 'One row per cohort with motivations.';
comment on column text_count.texts is 'Applications with a motivation.';

create table term (
    term varchar primary key, display varchar not null, forms varchar not null, lists varchar not null, family varchar
);
comment on table term is 'One row per term of term_count.';
comment on column term.display is 'How the term is shown: as most of its authors write it.';
comment on column term.forms is 'The forms counted together that at least five students write, the commonest first, joined by |.';
comment on column term.family is 'The family of themes of which it is most a word, or sector; absent where it is of none.';
comment on column term.lists is 'The lists that made the term what it is, joined by |: terms, variants, overrides, choices.';

create table term_count (
    cohort varchar not null, term varchar not null, authors bigint not null, elsewhere bigint, primary key (cohort, term)
);
comment on table term_count is 'One row per cohort and term that at least five of its students wrote.';
comment on column term_count.authors is 'Students who wrote the term, or a form of it, at least once.';
comment on column term_count.elsewhere is 'Students of all other cohorts who did, however few in each; absent where texts that were cleared leave it unknown.';

create table term_total (term varchar primary key, authors bigint not null, texts bigint not null);
comment on table term_total is 'One row per common term of term_count: what its pairs are shares of.';
comment on column term_total.authors is 'Students of all cohorts who wrote the term, those of cohorts with fewer than five included.';
comment on column term_total.texts is 'Motivations of all cohorts, but those that were cleared.';

create table term_pair (
    term varchar not null, other varchar not null, authors bigint not null, primary key (term, other)
);
comment on table term_pair is 'One row per two of the commonest terms, in alphabetical order, that five students or more wrote.';
comment on column term_pair.authors is 'Students of all cohorts who wrote both terms.';

create table term_sector (
    term varchar not null, sector varchar not null, authors bigint not null, wishing bigint not null,
    primary key (term, sector)
);
comment on table term_sector is 'One row per common term and sector that five of its authors or more wished for.';
comment on column term_sector.authors is 'Students of all cohorts who wrote the term and wished for the sector.';
comment on column term_sector.wishing is 'Students of all cohorts who wrote the term and gave a wish, no preference included.';

create table theme_count (
    cohort varchar not null, sector varchar not null, authors bigint not null, elsewhere bigint,
    primary key (cohort, sector)
);
comment on table theme_count is 'One row per cohort and sector that the texts of at least five students name.';
comment on column theme_count.authors is 'Students whose text holds a term of the sector (data/reference/sector_terms.csv).';
comment on column theme_count.elsewhere is 'Students of all other cohorts whose text does, however few in each; absent where texts that were cleared leave it unknown.';

create table theme_coverage (cohort varchar primary key, texts bigint not null, covered bigint not null);
comment on table theme_coverage is 'One row per cohort with motivations: how many of them the list of sectors understands.';
comment on column theme_coverage.covered is 'Students whose text holds a term of at least one sector.';

create table term_proposal (
    kind varchar not null check (kind in ('collocation', 'unmatched', 'uncovered')),
    term varchar not null, authors bigint not null, score double not null, primary key (kind, term)
);
comment on table term_proposal is 'For the coordinator. One row per term that a person may want to add to the lists.';
comment on column term_proposal.score is 'How much two words belong together (NPMI), the share of texts with a word of no sector, or how much a word goes with texts of no theme (G²).';
