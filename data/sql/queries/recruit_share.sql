select *
from recruit_share
order by kind, code
