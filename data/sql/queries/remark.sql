select *
from remark
order by cohort, figure, written_on desc
