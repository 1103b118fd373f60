create view cohort_summary as
with known as (  -- of a campaign that rows cover in part, they tell what they hold, and nothing of the whole
    select
        cohort_count.*,
        clock_count.state,
        clock_count.week,
        clock_count.state not in ('announced', 'signing_up') as has_final_applications,
        clock_count.state in ('under_way', 'finished') as has_final_pairs,
        clock_count.applications_given = 'part' or clock_count.pairs_given = 'part' as is_partial,
        clock_count.applications_given = 'all' as has_applications,
        clock_count.pairs_given = 'all' as has_pairs,
        clock_count.applications_given = 'part'
        or (clock_count.applications_given = 'all' and clock_count.pairs_given = 'all') as has_both,
        clock_count.volunteers_given = 'all' as has_volunteers,
        -- A place is free where every pair is known.
        clock_count.volunteers_given = 'all' and clock_count.pairs_given = 'all' as has_free_places
    from cohort_count
    inner join clock_count using (cohort)
),
settled as (
    select
        *,
        case when has_pairs then counted_pairs else published_pairs end as pairs,
        case when has_applications then eligible end as known_eligible,
        case when has_volunteers then places end as known_places,
        case when has_both and counted_pairs is null then 0 when has_both then with_mentor end as known_with_mentor
    from known
)
select
    cohort,
    cohort_year,
    state,
    week,
    has_final_applications,
    has_final_pairs,
    is_partial,
    has_applications as has_all_applications,
    pairs,
    counted_pairs,
    published_pairs,
    case when has_final_pairs then counted_pairs - published_pairs end as difference,
    applications,
    withdrawn,
    not_eligible,
    eligible,
    known_with_mentor as with_mentor,
    case when has_both then waiting end as waiting,
    case when has_both then never_paired end as never_paired,
    case when has_both and counted_pairs is null then 0 when has_both then lost_mentor end as lost_mentor,
    case when has_final_pairs and not is_partial then share_of(known_with_mentor, known_eligible) end as match_rate,
    case
        when
            has_final_pairs
            and lag(has_final_pairs) over (order by cohort_year)
            and lag(cohort_year) over (order by cohort_year) = cohort_year - 1
            then (pairs - lag(pairs) over (order by cohort_year)) / nullif(lag(pairs) over (order by cohort_year), 0)
    end as growth,
    mentors,
    volunteers,
    known_places as places,
    case when has_volunteers then places_outside end as places_outside,
    known_places - case when has_free_places then free_places end as taken,
    case when has_free_places then free_places end as free_places,
    case when has_free_places then above_offer end as above_offer,
    known_places / nullif(known_eligible, 0) as coverage,
    known_places - known_eligible as balance,
    case when known_eligible > known_places then known_eligible - known_places when known_eligible <= known_places then 0 end as missing,
    motivations,
    (select rounded_to from dataset) as rounded_to
from settled
order by cohort_year;
comment on view cohort_summary is 'One row per class: demand, supply and what came of them.';
comment on column cohort_summary.cohort is 'Students'' class: X20 entered the school in 2020, and its campaign runs from autumn 2021.';
comment on column cohort_summary.state is 'How far the campaign is: announced, signing_up, pairing, under_way or finished.';
comment on column cohort_summary.week is 'Week of the campaign at the date of the data; none before it opens and once it is finished.';
comment on column cohort_summary.has_final_applications is 'Whether sign-up is over: applications will not change any more.';
comment on column cohort_summary.has_final_pairs is 'Whether pairing is over: pairs, waiting students and balance will not change any more.';
comment on column cohort_summary.is_partial is 'Whether rows cover a part of the campaign only: they tell what they hold, and nothing of the whole.';
comment on column cohort_summary.has_all_applications is 'Whether rows cover every application.';
comment on column cohort_summary.pairs is 'Pairs formed: eligible students who were ever given a mentor, counted where the rows cover them, otherwise the number that the association published.';
comment on column cohort_summary.counted_pairs is 'Eligible students who were ever given a mentor, counted from the rows of the pairings export, all or part of them.';
comment on column cohort_summary.published_pairs is 'Pairs that the association published for this class.';
comment on column cohort_summary.difference is 'Counted pairs minus published pairs, once pairing is over; 0 when the two agree.';
comment on column cohort_summary.applications is 'Students who applied for a mentor, whatever came of it.';
comment on column cohort_summary.withdrawn is 'Students who took their application back.';
comment on column cohort_summary.not_eligible is 'Students whose application the programme could not accept, and who did not withdraw it.';
comment on column cohort_summary.eligible is 'Applications that were neither withdrawn nor refused: the demand to be met.';
comment on column cohort_summary.with_mentor is 'Eligible students whose pair goes on, reached its term, or was ended early by themselves.';
comment on column cohort_summary.waiting is 'Eligible students without a mentor: those who never had one, and those whose mentor ended the pair, or it is not known who did.';
comment on column cohort_summary.never_paired is 'Eligible students who never had a mentor.';
comment on column cohort_summary.lost_mentor is 'Eligible students whose pair was ended early by the mentor, or it is not known by whom, and who were not paired again.';
comment on column cohort_summary.match_rate is 'Eligible students with a mentor divided by eligible applications, once pairing is over; students who withdrew while they waited are in neither.';
comment on column cohort_summary.growth is 'Pairs of this class divided by pairs of the class before, minus 1; none where the class before is missing, or pairing is not over.';
comment on column cohort_summary.mentors is 'Mentors who have at least one student in this campaign, a student who changed being with the latest mentor.';
comment on column cohort_summary.volunteers is 'Mentors who offered at least one place in this campaign, with or without a student in the end.';
comment on column cohort_summary.places is 'Places offered by volunteers inside the window, those of a mentor who stopped taken off; not known where volunteers are not provided, or only part of them.';
comment on column cohort_summary.places_outside is 'Places offered by volunteers outside the window, counted in nothing else.';
comment on column cohort_summary.taken is 'Places inside the window with a student whose pair goes on or reached its term: places minus free places; not known where pairs are missing from the rows.';
comment on column cohort_summary.free_places is 'Places inside the window without a student.';
comment on column cohort_summary.above_offer is 'Students whom volunteers follow above the places that they offered.';
comment on column cohort_summary.coverage is 'Places divided by eligible applications; under 1, some students cannot have a mentor.';
comment on column cohort_summary.balance is 'Places minus eligible applications; negative when places are missing.';
comment on column cohort_summary.missing is 'Places missing in the campaign: eligible applications minus places, 0 when there are enough.';
comment on column cohort_summary.motivations is 'Applications that came with a text of motivation.';
comment on column cohort_summary.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
