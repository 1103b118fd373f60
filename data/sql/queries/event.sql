select *
from event
order by happened_on, label
