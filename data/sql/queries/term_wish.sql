select term_wish.*, sector.label_fr, sector.label_en
from term_wish
inner join sector on sector.code = term_wish.sector
order by term_wish.term, term_wish.authors desc, sector.position
