create view topic_group as
select
    topic,
    case
        when members in ('unclear', 'between', 'clear') then 'maturity'
        when members in ('paired', 'waiting') then 'pairing'
        else 'sector'
    end as aspect,
    members as value,
    authors,
    texts,
    part_of(authors, texts) as share
from topic_crossing
order by topic, aspect, value;
comment on view topic_group is 'One row per theme and group of students, all classes together: by maturity of the career project, by sector wished, and by being paired or waiting.';
comment on column topic_group.authors is 'Students of the group whose text asks for the theme, five or more.';
comment on column topic_group.texts is 'Students of the group with a text that was read; paired or waiting: eligible students of campaigns whose pairing is over and of which every pair is known.';
comment on column topic_group.share is 'Students of the group who ask for the theme, divided by those with a text; absent where rounded counts do not say.';
