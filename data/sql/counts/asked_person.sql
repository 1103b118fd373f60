-- One row per person and campaign for which he or she was asked to mentor: for the coordinator alone, and published without a row.
with first_part as (
    select mentor_id, min(cohort_year) as cohort_year
    from participation
    group by mentor_id
)
select
    asking.cohort,
    asking.mentor_id,
    mentor.promotion,
    mentor.sector,
    asking.asked_on,
    asking.answer,
    asking.answered_on,
    first_part.mentor_id is null as is_new,
    volunteer.mentor_id is not null as has_offered
from asking
inner join promotion on promotion.code = asking.cohort
left join mentor on mentor.mentor_id = asking.mentor_id
left join volunteer on volunteer.mentor_id = asking.mentor_id and volunteer.cohort = asking.cohort
left join first_part
    on first_part.mentor_id = asking.mentor_id and first_part.cohort_year < promotion.entry_year
