-- What DuckDB has and Spark does not, under the names that the translated counts use (`data/publish/spark.py`).
create temporary function to_days(days int) returns interval day to second return make_dt_interval(days);
create temporary function to_months(months int) returns interval year to month return make_ym_interval(0, months);
-- As in DuckDB, 30 January to 29 February of a leap year is a month: the last day of a shorter month stands for the day.
create temporary function whole_months(since date, until date) returns bigint return
    (year(until) - year(since)) * 12 + month(until) - month(since)
    - int(day(until) < least(day(since), day(last_day(until))));
create temporary function product_of(factors array<double>) returns double return
    if(size(factors) > 0, aggregate(factors, 1d, (product, factor) -> product * factor), null)
