-- One row per student whom the coordinator contacted, and why: for the coordinator alone, and published without a row.
select
    application.cohort,
    contact.application_id,
    contact.about,
    contact.contacted_on,
    contact.note
from contact
inner join application on application.application_id = contact.application_id
