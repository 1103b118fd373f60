create view sector_shortage as
select
    shortage_count.cohort,
    shortage_count.students,
    shortage_count.places,
    shortage_count.possible_pairs,
    shortage_count.cannot_be_paired,
    shortage_count.is_everywhere,
    case
        when shortage_count.possible_pairs > cohort_count.counted_pairs
            then shortage_count.possible_pairs - cohort_count.counted_pairs
        when shortage_count.possible_pairs <= cohort_count.counted_pairs then 0
    end as could_still_be_paired,
    shortage_count.places - shortage_count.possible_pairs as places_elsewhere,
    shortage_count.smallest_sectors,
    shortage_count.smallest_students,
    shortage_count.smallest_places,
    shortage_count.largest_sectors,
    shortage_count.largest_students,
    shortage_count.largest_places
from shortage_count
left join cohort_count on cohort_count.cohort = shortage_count.cohort
order by cohort;
comment on view sector_shortage is 'One row per cohort: the most pairs that the window, the places and the sectors wished allow, and the sectors in which places are missing.';
comment on column sector_shortage.students is 'Eligible students.';
comment on column sector_shortage.places is 'Places offered by volunteers inside the window.';
comment on column sector_shortage.possible_pairs is 'The most pairs possible when each student gets a mentor of a sector that he or she wishes (maximum flow).';
comment on column sector_shortage.cannot_be_paired is 'Eligible students minus the most pairs possible: no placement can serve them, only more places in the sectors named.';
comment on column sector_shortage.is_everywhere is 'Whether the smallest set holds every place: then places are missing whatever the sector.';
comment on column sector_shortage.could_still_be_paired is 'The most pairs possible minus counted pairs: what a better placement could still serve.';
comment on column sector_shortage.places_elsewhere is 'Places inside the window that no student can use, because of their sector.';
comment on column sector_shortage.smallest_sectors is 'The smallest set of sectors whose students outnumber their places by those who cannot be paired (Hall, 1935; Ore, 1955).';
comment on column sector_shortage.smallest_students is 'Eligible students who wish nothing outside the smallest set.';
comment on column sector_shortage.smallest_places is 'Places in the smallest set.';
comment on column sector_shortage.largest_sectors is 'The largest set of sectors with the same excess.';
comment on column sector_shortage.largest_students is 'Eligible students who wish nothing outside the largest set.';
comment on column sector_shortage.largest_places is 'Places in the largest set.';
