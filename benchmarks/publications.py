"""Attacks by who kept every publication: what do several of them tell together, whatever came between?

Each history is imported for real, into a store of its own. What is looked at: every number of every publication is in
what the store remembers; one integer program over all of it; and counts that moved though fewer persons than are
renewed at once part what is shown.
"""

import csv
import math
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb

from analytics.disclosure import audit
from analytics.disclosure.rule import FEWEST_CHANGED, Interval, Rule
from analytics.disclosure.tables import COUNTS, MENTORS, PROVEN
from benchmarks.populations import Programme, programme, published
from data import changing
from data.publish import remembering

WEEKS = 10
MANY = FEWEST_CHANGED  # students or mentors who join at once


class Guess(NamedTuple):
    """What an attack says of one hidden count: it lies between these bounds."""

    within: Interval
    truth: float


class Score(NamedTuple):
    """What became of one kind of attack: tries, exact recoveries, proofs of 1 to 4, bounds that miss the truth."""

    tries: int
    exact: int
    few: int
    wrong: int


Seen = list[tuple[Programme, Rule]]
History = Callable[[Path, int, int], Iterator[Guess]]


def undo_and_import(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """Fifteen students more, undone, then the fifteen and one: publications that one student parts."""
    first = programme(folder, applications, seed)
    many = after(first, students=MANY)
    changing.undo(folder / "demo")
    undone = published(folder)
    one_more = after(first, students=MANY + 1)
    yield from judged([(one, Rule()) for one in (first, many, undone, one_more)])
    yield from unmoved(one_more, undone, other=many)


def mentors_only(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """Fifteen volunteers and one student, who writes words that four had written."""
    first = programme(folder, applications, seed)
    later = after(first, students=1, mentors=MANY)
    yield from judged([(first, Rule()), (later, Rule())])
    yield from unmoved(later, first)


def rule_raised_twice(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """The same persons under three rules, and one student between them."""
    seen = [(programme(folder, applications, seed), Rule())]
    for rule in (Rule(8, 5), Rule(12, 10)):
        with under(rule):
            changing.rebuild(folder / "demo", "publish")
            seen.append((published(folder), rule))
    with under(seen[-1][1]):
        seen.append((after(seen[0][0], students=1), seen[-1][1]))
    yield from judged(seen)


def three_in_a_row(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """Fifteen students more, and fifteen more: the first and the third publication tell together what none tells."""
    first = programme(folder, applications, seed)
    seen = [first, *(after(first, students=number * MANY, mentors=number * MANY) for number in (1, 2))]
    yield from judged([(one, Rule()) for one in seen])


def weeks_of_a_campaign(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """The last campaign as it comes, a publication a week."""
    whole = programme(folder / "whole", applications, seed)
    seen = []
    for week in range(1, WEEKS + 1):
        sent = so_far(whole, folder / str(week), week / WEEKS)
        changing.import_exports(folder / "demo", [sent], is_fresh=week == 1)
        seen.append((published(folder), Rule()))
    yield from judged(seen)


def words_one_by_one(folder: Path, applications: int, seed: int) -> Iterator[Guess]:
    """Students who apply one at a time, each with the same rare word: the one who makes it five is known."""
    first = programme(folder, applications, seed)
    seen = [first]
    for number in range(1, 7):
        seen.append(after(first, students=number, text="Je rêve de volcanologie et de glaciologie"))
        yield from unmoved(seen[-1], seen[0])
    yield from judged([(one, Rule()) for one in seen])


HISTORIES: Mapping[str, History] = {
    "undo, then import": undo_and_import,
    "mentors only": mentors_only,
    "rule raised twice": rule_raised_twice,
    "three publications in a row": three_in_a_row,
    "weeks of a campaign": weeks_of_a_campaign,
    "words one by one": words_one_by_one,
}


def judged(seen: Seen) -> Iterator[Guess]:
    """Everything at once: the program over all that is remembered, and whether all that was seen is in it."""
    known = told_so_far(seen[-1][0])
    for name, within in audit.reach(known).items():
        yield Guess(within, known.truths[name])
    intervals: dict[object, list[Interval]] = {}
    for name, within in known.intervals.items():
        assert isinstance(name, tuple)
        intervals.setdefault(name[1:], []).append(within)
    for subject, rule in seen:
        for name, within in _told(subject, rule):
            is_known = any(
                one.low >= within.low and one.high <= within.high for one in intervals.get(name, [])
            )
            yield Guess(Interval(0, math.inf) if is_known else Interval(-1, -1), 0)  # a miss counts as wrong


def _told(subject: Programme, rule: Rule) -> Iterator[tuple[object, Interval]]:
    """What each number tells alone, of the tables whose counts are not made of parts."""
    for table in set(PROVEN) - {"cohort_count", "pace_count"}:
        for row in subject.board[table].to_dict("records"):
            for column in COUNTS[table].counts:
                key = tuple(str(row[one]) for one in COUNTS[table].dimensions)
                if math.isfinite(row[column]) and row[column]:
                    yield (table, column, *key), rule.interval(row[column], is_whole=False)


def unmoved(later: Programme, shown: Programme, other: Programme | None = None) -> Iterator[Guess]:
    """Every count of students in the last campaign: known when it moved from what was shown, by a few persons."""
    last = str(shown.board["cohort_count"].sort_values("cohort_year")["cohort"].iloc[-1])
    for name, table in COUNTS.items():
        columns = [
            one for one in (*table.protected, *table.totals) if (MENTORS, last) not in table.slices(one, last)
        ]
        if "cohort" not in table.dimensions or not columns or table.at_once:
            continue
        states = []
        for one in (later, shown, *([other] if other else [])):
            rows = one.board[name][one.board[name]["cohort"] == last]
            states.append(rows[[*table.dimensions, *columns]].reset_index(drop=True))
        is_same = any(states[0].equals(one) for one in states[1:])
        yield Guess(Interval(0, math.inf) if is_same else Interval(1, 1), 1)


def told_so_far(subject: Programme) -> audit.Published:
    """Everything that a reader knows who kept every publication, as the store remembers it."""
    with duckdb.connect() as con:
        con.execute(f"attach '{subject.generation.records}' as records (read_only)")
        con.execute("use records")
        return remembering.known(con)


def after(subject: Programme, students: int, mentors: int = 0, text: str | None = None) -> Programme:
    """The programme after more joined its last campaign: students like its last one, volunteers of one place."""
    header, *_, last = _rows(subject, "candidatures")
    cohort = last[header.index("Promotion")]
    rows = [[f"MORE-{number}", *last[1:-1], text or last[-1]] for number in range(students)]
    folder = subject.folder / f"more-{students}-{mentors}"
    folder.mkdir()
    _write(folder / "candidatures.csv", [header, *rows])
    if mentors:
        people, offers = _rows(subject, "mentors"), _rows(subject, "volontaires")
        joined = [f"MORE-M{number}" for number in range(mentors)]
        _write(folder / "mentors.csv", [people[0], *([one, *people[-1][1:]] for one in joined)])
        _write(
            folder / "volontaires.csv", [offers[0], *([one, cohort, "1", offers[-1][3]] for one in joined)]
        )
    changing.import_exports(subject.folder / "demo", [folder])
    return published(subject.folder)


def so_far(whole: Programme, folder: Path, part: float) -> Path:
    """The exports of the programme as they were when that part of the last campaign's students had applied."""
    folder.mkdir(parents=True)
    _, *rows = _rows(whole, "candidatures")
    last = [row for row in rows if row[1] == rows[-1][1]]
    later = {row[0] for row in last[math.ceil(part * len(last)) :]}
    for path in sorted((whole.folder / "exports").glob("*.csv")):
        titles, *lines = _rows(whole, path.stem)
        _write(folder / path.name, [titles, *(line for line in lines if line[0] not in later)])
    return folder


def _rows(subject: Programme, name: str) -> list[list[str]]:
    with (subject.folder / "exports" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


@contextmanager
def under(rule: Rule) -> Iterator[None]:
    """Inside, publications are by this rule."""
    asked = {"BINOMES_HIDE_UP_TO": str(rule.hide_up_to), "BINOMES_ROUND_TO": str(rule.round_to)}
    os.environ |= asked
    try:
        yield
    finally:
        for name in asked:
            del os.environ[name]


def score(guesses: Iterator[Guess]) -> Score:
    """What became of the guesses of one kind of attack."""
    found = Counter[str]()
    for within, truth in guesses:
        is_right = within.low - 1e-6 <= truth <= within.high + 1e-6
        is_exact = within.high - within.low < 1 - 1e-6
        is_few = within.low > 1e-6 and within.high < 5 - 1e-6
        found.update(tries=1, exact=is_right and is_exact, few=is_right and is_few, wrong=not is_right)
    return Score(found["tries"], found["exact"], found["few"], found["wrong"])


def table_of_histories(programmes: int) -> dict[str, Score]:
    """The same of each kind of history, over so many programmes of 60 to 400 applications."""
    scores = dict.fromkeys(HISTORIES, Score(0, 0, 0, 0))
    for seed in range(programmes):
        for kind, history in HISTORIES.items():
            with TemporaryDirectory() as folder:
                size = 60 + round(340 * seed / max(programmes - 1, 1))
                new = score(history(Path(folder), size, seed))
                scores[kind] = Score(*(a + b for a, b in zip(scores[kind], new, strict=True)))
    return scores
