select *
from draw_futures
