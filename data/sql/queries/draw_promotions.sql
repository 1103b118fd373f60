select *
from draw_promotions
