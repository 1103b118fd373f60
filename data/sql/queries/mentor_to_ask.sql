select
    mentor_chance.mentor_id,
    mentor_chance.promotion,
    mentor_chance.sector,
    sector.label_fr,
    sector.label_en,
    mentor_chance.last_cohort,
    mentor_chance.campaigns as participations,
    mentor_chance.capacity,
    mentor_chance.next_gap,
    round(mentor_chance.chance, 3) as chance
from mentor_chance
left join sector on sector.code = mentor_chance.sector
order by mentor_chance.chance desc, mentor_chance.capacity desc, mentor_chance.mentor_id
