select * from term_pattern order by term, authors desc, pattern
