select * from evidence order by what, name, place
