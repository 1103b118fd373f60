-- Rows of exports that name a person of the list (`listed`) are not taken in: none of somebody who was erased, and
-- nothing as old as the clearing of somebody whose rows were cleared.

delete from raw_application
where identifier_of(application_id) in (select identifier from listed where kind = 'application');

delete from raw_meeting
where identifier_of(application_id) in (select identifier from listed where kind = 'application');

delete from raw_attribute
where identifier_of(application_id) in (select identifier from listed where kind = 'application');

delete from raw_survey
where identifier_of(application_id) in (select identifier from listed where kind = 'application');

delete from raw_pairing
where identifier_of(application_id) in (select identifier from listed where kind = 'application')
    or identifier_of(mentor_id) in (
        select identifier from listed
        where kind = 'mentor' and (is_erased or date_of(raw_pairing.paired_on) <= listed_on)
    );

-- The campaign of a cohort opens in the year after it entered the school.
delete from raw_volunteer
where identifier_of(mentor_id) in (
    select identifier from listed
    where kind = 'mentor'
        and (is_erased or entry_year_of(promotion_of(raw_volunteer.cohort)) + 1 < year(listed_on))
);

delete from raw_training
where identifier_of(mentor_id) in (
    select identifier from listed
    where kind = 'mentor' and (is_erased or date_of(raw_training.trained_on) <= listed_on)
);

-- A cleared mentor is back when an offer, a pair or a training newer than that is left.
delete from raw_mentor
where identifier_of(mentor_id) in (select identifier from listed where kind = 'mentor' and is_erased)
    or (
        identifier_of(mentor_id) in (select identifier from listed where kind = 'mentor')
        and identifier_of(mentor_id) not in (
            select identifier_of(mentor_id) from raw_volunteer where mentor_id is not null
            union all
            select identifier_of(mentor_id) from raw_pairing where mentor_id is not null
            union all
            select identifier_of(mentor_id) from raw_training where mentor_id is not null
            union all
            select mentor_id from old_mentor
        )
    );
