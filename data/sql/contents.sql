-- Creates `content` in the temporary schema: what is counted of each person, hashed without any name or identifier.
-- One row per kind, cohort (`*` for all together) and person: two persons with the same facts have the same content.
create or replace temp table content as
with fact as (
    select application_id, hash('wish', *columns(* exclude (application_id))) as content from records.wish
    union all
    select
        application_id,
        hash(
            'pairing', mentor.sector, mentor.promotion, *columns(pairing.* exclude (application_id, mentor_id))
        )
    from records.pairing
    left join records.mentor using (mentor_id)
    union all
    select application_id, hash('meeting', *columns(* exclude (application_id))) from records.meeting
    union all
    select application_id, hash('survey', *columns(* exclude (application_id))) from records.survey
    union all
    select application_id, hash('attribute', *columns(* exclude (application_id))) from records.attribute
),

facts as (
    select application_id, sum(content) as content from fact group by application_id
),

wished as (
    select application_id, hash(list(sector order by rank)) as content from records.wish group by application_id
),

student as (
    select
        application_id,
        cohort,
        hash(*columns(* exclude (application_id, motivation))) as content,
        starts_with(application_id, 'cleared-') as is_cleared
    from records.application
),

author as (
    select
        application.cohort,
        hash(application.motivation, wished.content) as content,
        application.motivation = '…' as is_cleared
    from records.application
    left join wished using (application_id)
    where application.motivation is not null
),

taken as (
    select application.cohort, pairing.mentor_id, count(*) as students, min(met.met_on) as met_on
    from records.pairing
    inner join records.application using (application_id)
    left join (
        select application_id, min(met_on) as met_on from records.meeting group by application_id
    ) as met using (application_id)
    group by application.cohort, pairing.mentor_id
),

trained as (
    select mentor_id, min(trained_on) as trained_on from records.training group by mentor_id
),

taking_part as (
    select
        participation.mentor_id,
        participation.cohort,
        participation.cohort_year,
        hash(
            participation.promotion, participation.gap, participation.capacity, participation.is_volunteer,
            participation.is_mentor, participation.previous_year, mentor.sector, taken.students, taken.met_on,
            trained.trained_on
        ) as content,
        starts_with(participation.mentor_id, 'cleared-') as is_cleared
    from participation
    inner join records.mentor using (mentor_id)
    left join taken using (mentor_id, cohort)
    left join trained using (mentor_id)
),

missed as (  -- who took part the year before and does not any more is counted in the flows of the campaign
    select following.cohort, hash('missed', mentor.promotion) as content, earlier.is_cleared
    from taking_part as earlier
    inner join (select distinct cohort, cohort_year from taking_part) as following
        on following.cohort_year = earlier.cohort_year + 1
    inner join records.mentor using (mentor_id)
    anti join taking_part as later on later.mentor_id = earlier.mentor_id and later.cohort = following.cohort
)

select 'students' as kind, student.cohort, hash(student.content, facts.content) as content, student.is_cleared
from student
left join facts using (application_id)
union all
select 'authors', cohort, content, is_cleared from author
union all
select 'authors', '*', content, is_cleared from author
union all
select 'mentors', cohort, content, is_cleared from taking_part
union all
select 'mentors', cohort, content, is_cleared from missed
union all
select 'mentors', '*', hash(list(cohort_year order by cohort_year), list(content order by cohort_year)), bool_or(is_cleared)
from taking_part
group by mentor_id;
