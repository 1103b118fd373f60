create view forecast_dot as
from dot_drawn
order by cohort, dot;
comment on view forecast_dot is 'Twenty rows per campaign to come: equally likely values of students minus places.';
