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


@dataclass(frozen=True)
class Start:
    """The rows of a column whose date begins in one way, and the first of them."""

    rows: int
    line: int
    text: str


def which_first(
    con: DuckDBPyConnection, table: str, types: Mapping[str, str], settled: Sequence[str]
) -> None:
    """Raises Refused for the columns of `raw_TABLE` of which it is asked; `settled`: files of which it is known."""
    names = [name for name, kind in types.items() if kind == "date"]
    if not any(_may_be_month_first(con, table, name) for name in names):
        return
    starts_of = {name: _starts(con, table, name) for name in names}
    sure = {file for starts in starts_of.values() for file, first in starts if first == "day"}
    problems = [
        problem
        for name, starts in starts_of.items()
        for file in sorted({file for file, first in starts if first != "day"} - {*settled})
        if (problem := _asked(con, table, name, file, starts, is_sure=file in sure))
    ]
    if problems:
        raise Refused(problems)


def _may_be_month_first(con: DuckDBPyConnection, table: str, name: str) -> bool:
    query = f"select 1 from reading_{table}_{name} where first_part in ('month', 'either') limit 1"
    return con.execute(query).fetchone() is not None


def _starts(con: DuckDBPyConnection, table: str, name: str) -> dict[tuple[str, str], Start]:
    """By file, and by what the date itself tells ('day', 'month' or 'either'): where a column begins so."""
    rows = con.execute(f"""
        select rows.file, first_part, count(*), min(rows.line), arg_min(raw, rows.line)
        from raw_{table} as rows inner join reading_{table}_{name} as reading on reading.raw = rows.{name}
        where first_part is not null group by all
    """).fetchall()
    return {(file, first): Start(*start) for file, first, *start in rows}


def _asked(
    con: DuckDBPyConnection,
    table: str,
    name: str,
    file: str,
    starts: Mapping[tuple[str, str], Start],
    *,
    is_sure: bool,
) -> Problem | None:
    """What is asked of one column; nothing when its own dates, or the others of the file, tell."""
    month, either = starts.get((file, "month")), starts.get((file, "either"))
    if month and (month.rows > 1 or either) and (file, "day") not in starts:
        return Problem(MONTH_FIRST, SAY_WHICH, file, month.line, name, month.text, {"asks": "dates"})
    if is_sure or not either:
        return None
    year = (
        "coalesce(entry_year_of(promotion_of(cohort)), 0)"
        if table == "application" and name == "applied_on"
        else "0"
    )
    written = [
        Written(*row)
        for row in con.execute(
            f"""select raw, min(line), any_value({year})
            from raw_{table} as rows inner join reading_{table}_{name} as reading on reading.raw = rows.{name}
            where file = $file and first_part = 'either' group by raw order by min(line) limit {MOST_LOOKED_AT}""",
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
    if not (match := PARTS.match(text)):
        return None
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    return (date(year, second, first), date(year, first, second)) if max(first, second) <= 12 else None


def _is_in_season(day: date, one: Written) -> bool:
    (opens, closes), year = SEASON, one.entry_year
    return bool(year) and date(year + 1, *opens) <= day <= date(year + 2, *closes)


def _spread(days: Iterable[date]) -> int:
    listed = sorted(days)
    return (listed[-1] - listed[0]).days


def _is_padded(text: str) -> bool:
    match = PARTS.match(text)
    return match is not None and len(match[1]) == len(match[2]) == 2
