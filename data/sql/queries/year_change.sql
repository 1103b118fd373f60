-- What is told apart from the cohort before, and the strongest beside it; each with how it is shown.
select
    year_change.*,
    coalesce(term.display, topic.label_fr) as display_fr,
    coalesce(term.display, topic.label_en) as display_en
from year_change
left join term on year_change.what = 'term' and term.term = year_change.name
left join topic on year_change.what = 'topic' and topic.topic = year_change.name
where year_change.kind <> 'other' or year_change.what = 'topic'
    or year_change.name in (select term from term_place)
order by year_change.cohort, abs(year_change.z) desc, year_change.name
