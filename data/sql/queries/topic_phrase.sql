select * from topic_phrase order by topic, authors desc, phrase
