select * from list_version
