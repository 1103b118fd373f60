create view sector_shortage as
select
    shortage_count.cohort,
    shortage_count.students,
    shortage_count.places,
    shortage_count.placeable,
    shortage_count.unplaceable,
    shortage_count.is_everywhere,
    shortage_count.places - shortage_count.placeable as places_elsewhere,
    shortage_count.smallest_sectors,
    shortage_count.smallest_students,
    shortage_count.smallest_places,
    shortage_count.largest_sectors,
    shortage_count.largest_students,
    shortage_count.largest_places,
    (select rounded_to from dataset) as rounded_to
from shortage_count
inner join clock_count using (cohort)
where clock_count.volunteers_given = 'all' and clock_count.applications_given = 'all' and clock_count.pairs_given = 'all'
order by cohort;
comment on view sector_shortage is 'One row per class of which students and places are known: how many of those who wait the free places can serve together, and the sectors in which places are missing for the others.';
comment on column sector_shortage.students is 'Eligible students who wait.';
comment on column sector_shortage.places is 'Free places of volunteers inside the window.';
comment on column sector_shortage.placeable is 'The most students waiting whom the free places can serve together, each with a mentor of a sector that he or she wishes (maximum flow).';
comment on column sector_shortage.unplaceable is 'Students waiting minus those whom the free places can serve together.';
comment on column sector_shortage.is_everywhere is 'Whether the smallest set holds every free place: then places are missing whatever the sector.';
comment on column sector_shortage.places_elsewhere is 'Free places inside the window that no student who waits can use, because of their sector.';
comment on column sector_shortage.smallest_sectors is 'The smallest set of sectors whose waiting students outnumber their free places by those who cannot be served (Hall, 1935; Ore, 1955).';
comment on column sector_shortage.smallest_students is 'Students waiting who wish nothing outside the smallest set.';
comment on column sector_shortage.smallest_places is 'Free places in the smallest set.';
comment on column sector_shortage.largest_sectors is 'The largest set of sectors with the same excess.';
comment on column sector_shortage.largest_students is 'Students waiting who wish nothing outside the largest set.';
comment on column sector_shortage.largest_places is 'Free places in the largest set.';
comment on column sector_shortage.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
