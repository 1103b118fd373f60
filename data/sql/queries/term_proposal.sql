select * from term_proposal order by kind, score desc, term
