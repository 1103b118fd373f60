-- What was published in the last 24 months, for the proof of what is published next. It names nobody and stays with the
-- coordinator. A moment is a publication; a slice is a kind of persons in a cohort (`*` for all cohorts together).

create table remembered_moment (moment varchar primary key, last_shown_on date not null);
comment on table remembered_moment is 'One row per publication that is remembered.';

create table remembered_slice (
    kind varchar not null, cohort varchar not null, moment varchar not null, persons bigint not null,
    cleared bigint not null, digest varchar not null, is_shown boolean not null
);
comment on table remembered_slice is 'One row per slice and publication in which its persons were counted anew.';

create table remembered_content (
    kind varchar not null, cohort varchar not null, moment varchar not null, bucket usmallint not null,
    persons bigint not null
);
comment on table remembered_content is 'One row per slice, publication and part of a hash of facts: how many persons.';

create table remembered_count (
    moment varchar not null, name varchar not null, truth double not null, low double not null, high double not null,
    is_hidden boolean not null, is_whole boolean not null
);
comment on table remembered_count is 'One row per count that was published: what it was, and what a reader knows of it.';

create table remembered_relation (
    relation bigint not null, moment varchar not null, name varchar not null, factor double not null,
    low double not null, high double not null
);
comment on table remembered_relation is 'One row per term of a sum of counts that a reader knows to lie between two numbers.';
