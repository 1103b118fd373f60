with views as (
    select view_name, comment as subject
    from duckdb_views()
    where comment is not null and not internal
)
select
    views.view_name as figure,
    views.subject,
    columns.column_name as metric,
    columns.comment as definition
from views
inner join duckdb_columns() as columns on columns.table_name = views.view_name
where columns.comment is not null
order by views.view_name, columns.column_index
