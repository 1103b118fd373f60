-- Adds to `records.unpublished` the persons of whom something that is counted has changed since the records of `parent`.
-- They are kept as hashes, so that who was erased is nowhere.
insert into records.unpublished
with moved as (
    (
        select 's' || application_id as person, hash(one) as content from records.application as one
        except select 's' || application_id, hash(one) from parent.application as one
    )
    union all
    (
        select 's' || application_id, hash(one) from parent.application as one
        except select 's' || application_id, hash(one) from records.application as one
    )
    union all
    (
        select 's' || application_id, hash(one) from records.wish as one
        except select 's' || application_id, hash(one) from parent.wish as one
    )
    union all
    (
        select 's' || application_id, hash(one) from parent.wish as one
        except select 's' || application_id, hash(one) from records.wish as one
    )
    union all
    (
        select 's' || application_id, hash(one) from records.pairing as one
        except select 's' || application_id, hash(one) from parent.pairing as one
    )
    union all
    (
        select 's' || application_id, hash(one) from parent.pairing as one
        except select 's' || application_id, hash(one) from records.pairing as one
    )
    union all
    (
        select 'm' || mentor_id, hash(one) from records.mentor as one
        except select 'm' || mentor_id, hash(one) from parent.mentor as one
    )
    union all
    (
        select 'm' || mentor_id, hash(one) from parent.mentor as one
        except select 'm' || mentor_id, hash(one) from records.mentor as one
    )
    union all
    (
        select 'm' || mentor_id, hash(one) from records.volunteer as one
        except select 'm' || mentor_id, hash(one) from parent.volunteer as one
    )
    union all
    (
        select 'm' || mentor_id, hash(one) from parent.volunteer as one
        except select 'm' || mentor_id, hash(one) from records.volunteer as one
    )
)
select hash(person) as person from moved
union
select person from parent.unpublished;
