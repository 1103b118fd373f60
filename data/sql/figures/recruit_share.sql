create view recruit_share as
from share_drawn
order by kind, code;
comment on view recruit_share is 'One row per class to ask for the next campaign and, for the coordinator, per sector.';
