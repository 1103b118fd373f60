select cohort_theme.*, sector.label_fr, sector.label_en
from cohort_theme
inner join sector on sector.code = cohort_theme.sector
order by cohort_theme.cohort, cohort_theme.authors desc, sector.position
