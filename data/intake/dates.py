"""Whether the dates of a file begin with the day or with the month: where they do not tell, it is asked, never
guessed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from duckdb import DuckDBPyConnection

from analytics.language.messages import message
from data.problems import Problem, Refused

MONTH_FIRST = message("The dates of this column begin with the month: others of them would be read wrong.")
EITHER_FIRST = message(
    "The dates of this column may begin with the day or with the month: read either way, they are dates."
)
SAY_WHICH = message("Say which: --dates day or --dates month; or export them like 31/12/2021 or 2021-12-31.")
PARTS = re.compile(r"^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d\d)(?!\d)")
AMERICAN = re.compile(r"[ap]\.?m\b", re.IGNORECASE)
MOST_LOOKED_AT = 2_000
FEW = 3  # different days from which their spread tells something
SEASON = ((8, 1), (4, 30))  # of a campaign: from August of the year after a promotion entered until April


@dataclass(frozen=True)
class Written:
    """One date as it is written, with the year in which the promotion of its row entered the school, or 0."""

    text: str
    line: int
    entry_year: int


def which_first(con: DuckDBPyConnection, table: str, types: Mapping[str, str], told: Sequence[str]) -> None:
    """Raises Refused for the columns of `raw_TABLE` of which it is asked; `told`: files of which it was said."""
    names = [name for name, kind in types.items() if kind == "date"]
    if not any(_has(con, table, name, ("month", "either")) for name in names):
        return
    sure = {file for name in names for file in _files_with(con, table, name, "day")}
    problems = [
        problem
        for name in names
        for file in _files_with(con, table, name, "month", "either")
        if file not in told and (problem := _asked(con, table, name, file, is_sure=file in sure))
    ]
    if problems:
        raise Refused(problems)


def _has(con: DuckDBPyConnection, table: str, name: str, firsts: Sequence[str]) -> bool:
    query = f"select 1 from reading_{table}_{name} where first_part_of(raw) = any($firsts) limit 1"
    return con.execute(query, {"firsts": list(firsts)}).fetchone() is not None


def _files_with(con: DuckDBPyConnection, table: str, name: str, *firsts: str) -> list[str]:
    """The files in which a date of that column begins so, by itself."""
    if not _has(con, table, name, firsts):
        return []
    query = f"select distinct file from raw_{table} where first_part_of({name}) = any($firsts) order by file"
    return [file for (file,) in con.execute(query, {"firsts": list(firsts)}).fetchall()]


def _asked(con: DuckDBPyConnection, table: str, name: str, file: str, *, is_sure: bool) -> Problem | None:
    """What is asked of one column; nothing when its own dates, or the others of the file, tell."""
    first = con.execute(
        f"""select min(line), arg_min({name}, line) from raw_{table}
        where file = $file and first_part_of({name}) = 'month'
        having (count(*) > 1
            or exists (select 1 from raw_{table} where file = $file and first_part_of({name}) = 'either'))
        and not exists (select 1 from raw_{table} where file = $file and first_part_of({name}) = 'day')""",
        {"file": file},
    ).fetchone()
    if first and first[0] is not None:
        return Problem(MONTH_FIRST, SAY_WHICH, file, first[0], name, first[1], {"asks": "dates"})
    if is_sure:
        return None
    year = (
        "coalesce(entry_year_of(promotion_of(cohort)), 0)"
        if table == "application" and name == "applied_on"
        else "0"
    )
    written = [
        Written(*row)
        for row in con.execute(
            f"""select {name}, min(line), any_value({year}) from raw_{table}
            where file = $file and first_part_of({name}) = 'either' group by {name} order by min(line) limit
            {MOST_LOOKED_AT}""",
            {"file": file},
        ).fetchall()
    ]
    if not is_doubtful(written):
        return None
    return Problem(EITHER_FIRST, SAY_WHICH, file, written[0].line, name, written[0].text, {"asks": "dates"})


def is_doubtful(written: Sequence[Written]) -> bool:
    """Whether dates that can be read both ways are, for all one knows, no less likely to begin with the month."""
    read = [(one, *both) for one in written if (both := _both(one.text)) and both[0] != both[1]]
    if not read:
        return False
    days, months = [day for _, day, _ in read], [month for _, _, month in read]
    in_season = sum(_is_in_season(day, one) - _is_in_season(month, one) for one, day, month in read)
    to_come = sum((day > date.today()) - (month > date.today()) for _, day, month in read)
    if in_season or to_come:
        return in_season < 0 or (in_season == 0 and to_come > 0)
    spread_of_days, spread_of_months = _spread(days), _spread(months)
    if len({*days}) >= FEW and 2 * spread_of_months < spread_of_days:
        return True
    if len({*days}) >= FEW and 2 * spread_of_days < spread_of_months:
        return False
    return any(AMERICAN.search(one.text) or not _is_padded(one.text) for one in written)


def _both(text: str) -> tuple[date, date] | None:
    """A date read with the day first, and with the month first."""
    if not (found := PARTS.match(text)):
        return None
    first, second, year = (int(part) for part in found.groups())
    year += 2000 if year < 100 else 0
    return (date(year, second, first), date(year, first, second)) if max(first, second) <= 12 else None


def _is_in_season(day: date, one: Written) -> bool:
    (opens, closes), year = SEASON, one.entry_year
    return bool(year) and date(year + 1, *opens) <= day <= date(year + 2, *closes)


def _spread(days: Iterable[date]) -> int:
    listed = sorted(days)
    return (listed[-1] - listed[0]).days


def _is_padded(text: str) -> bool:
    found = PARTS.match(text)
    return found is not None and len(found[1]) == len(found[2]) == 2
