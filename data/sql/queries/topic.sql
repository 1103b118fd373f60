select * from topic order by position
