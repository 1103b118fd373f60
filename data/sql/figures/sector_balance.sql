create view sector_balance as
select
    sector_count.cohort,
    sector_count.sector,
    sector.label_fr,
    sector.label_en,
    sector.position,
    case when clock_count.applications_given = 'all' then sector_count.students end as students,
    case when clock_count.volunteers_given = 'all' then sector_count.places end as places,
    case
        when clock_count.applications_given = 'all' and clock_count.volunteers_given = 'all'
            then sector_count.places - sector_count.students
    end as balance,
    clock_count.state in ('under_way', 'finished') as has_final_pairs,
    (select rounded_to from dataset) as rounded_to
from sector_count
inner join sector on sector.code = sector_count.sector
inner join clock_count on clock_count.cohort = sector_count.cohort
order by cohort, position;
comment on view sector_balance is 'One row per class and sector: students who wish it against places that mentors offer in it.';
comment on column sector_balance.students is 'Eligible students who wish the sector; one who names several counts for an equal part in each.';
comment on column sector_balance.places is 'Places offered inside the window by volunteers who work in the sector.';
comment on column sector_balance.balance is 'Places minus students who wish the sector; negative when more wish it than it has places.';
comment on column sector_balance.has_final_pairs is 'Whether pairing is over: the balance will not change any more.';
comment on column sector_balance.rounded_to is 'Number to which the counts are rounded for the board; none where they are exact.';
