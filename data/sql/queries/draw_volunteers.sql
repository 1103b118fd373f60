select *
from draw_volunteers
