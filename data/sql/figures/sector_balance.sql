create view sector_balance as
select
    sector_count.cohort,
    sector_count.sector,
    sector.label_fr,
    sector.label_en,
    sector.position,
    sector_count.students,
    sector_count.places,
    sector_count.places - sector_count.students as balance
from sector_count
inner join sector on sector.code = sector_count.sector
order by cohort, position;
comment on view sector_balance is 'One row per cohort and sector: students who wish it against places that mentors offer in it.';
comment on column sector_balance.students is 'Eligible students who wish the sector; one who names several counts for an equal part in each.';
comment on column sector_balance.places is 'Places offered by volunteers who work in the sector.';
comment on column sector_balance.balance is 'Places minus students in the sector; negative when places are missing.';
