select * from term_place order by form, rank
