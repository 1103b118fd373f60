"""What the coordinator keeps by hand: targets, events, comments, how far a campaign is, which was unlike the others.

Each change is a generation.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pandas as pd
from duckdb import DuckDBPyConnection

from analytics.board.objectives import LONGEST_LABEL, METRICS, WARNINGS
from analytics.campaign.clock import STATES
from analytics.forecast.exceptional import KINDS
from analytics.frames import Row, rows
from data import changing
from data.changing import Outcome
from data.deciding import commenting
from data.problems import Problem, Refused

ACTION = "objectives"
MOST = 100_000  # no campaign of a school comes near
MOST_TENTHS = 9  # chances are said from 1 to 9 in 10


def keep(
    folder: Path,
    targets: pd.DataFrame,
    events: pd.DataFrame,
    states: pd.DataFrame | None = None,
    exceptional: pd.DataFrame | None = None,
    remarks: pd.DataFrame | None = None,
) -> Outcome:
    """A new generation with these targets (cohort, metric, value) and events (happened_on, label), and no others.

    `states` (cohort, state, since) say by hand how far campaigns are, `exceptional` (cohort, kind) which were unlike
    the others, `remarks` (figure, cohort, written_on, sentence) are the comments at figures, and no others; None leaves
    them as they are. Rows that are wholly empty are left out. Refused, with each
    problem at its line, when a cell is missing or wrong, or a row is there twice.
    """
    aims, facts = _filled(targets), _filled(events)
    moments = None if states is None else _filled(states)
    unlike = None if exceptional is None else _filled(exceptional)
    comments = None if remarks is None else _filled(remarks)
    problems = [
        *_wrong_targets(aims),
        *_wrong_events(facts),
        *_wrong_states(moments or []),
        *_wrong_exceptional(unlike or []),
        *commenting.wrong(comments or []),
    ]
    if problems:
        raise Refused(problems)

    def change(con: DuckDBPyConnection) -> None:
        con.execute("delete from target")
        con.execute("delete from event")
        for _, row in aims:
            con.execute("insert into target (cohort, metric, value) values ($cohort, $metric, $value)", row)
        for _, row in facts:
            con.execute(
                "insert into event (happened_on, label) values ($happened_on::date, trim($label))", row
            )
        if moments is not None:
            con.execute("delete from campaign_state")
        for _, row in moments or []:
            con.execute("insert into campaign_state values ($cohort, $state, $since::date)", row)
        if unlike is not None:
            con.execute("delete from exceptional_campaign")
        for _, row in unlike or []:
            con.execute("insert into exceptional_campaign values ($cohort, $kind)", row)
        if comments is not None:
            con.execute("delete from remark")
        for _, row in comments or []:
            commenting.insert(con, row)

    return changing.rebuild(folder, ACTION, change=change)


def _filled(table: pd.DataFrame) -> list[tuple[int, Row]]:
    """The rows in which something is written, each with its line, from 1; a moment, as tables hold days, is its day."""
    return [
        (line, {name: value.date() if isinstance(value, datetime) else value for name, value in row.items()})
        for line, row in enumerate(rows(table), start=1)
        if any(value not in (None, "") for value in row.values())
    ]


def _wrong_targets(aims: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    keys = [(row["cohort"], row["metric"]) for _, row in aims]
    for place, (line, row) in enumerate(aims):
        cohort, metric, value = row["cohort"], row["metric"], row["value"]
        if not re.fullmatch(r"X\d\d", str(cohort)):
            yield Problem("This is not a class.", "Write it like X20.", line=line, value=str(cohort or ""))
        if metric not in {**METRICS, **WARNINGS}:
            yield Problem("A target needs a figure.", "Choose one of the list.", line=line)
        if value is None or not 1 <= value <= MOST or value % 1:
            yield Problem("A target is a whole number, 1 or more.", "Correct it.", line=line)
        elif metric == "risk" and value > MOST_TENTHS:
            yield Problem("Chances in 10 are from 1 to 9.", "Correct it.", line=line, value=str(int(value)))
        if keys[place] in keys[:place]:
            yield Problem("This target is there twice.", "Delete the other.", line=line, value=str(cohort))


def _wrong_states(moments: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for line, row in moments:
        if row["state"] not in STATES:
            yield Problem("How far the campaign is must be said.", "Choose one of the list.", line=line)
    yield from _wrong_cohorts(moments)


def _wrong_exceptional(unlike: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    for line, row in unlike:
        if row["kind"] not in KINDS:
            yield Problem("What set the campaign apart must be said.", "Choose one of the list.", line=line)
    yield from _wrong_cohorts(unlike)


def _wrong_cohorts(marks: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    """Of rows about one class each."""
    cohorts = [row["cohort"] for _, row in marks]
    for place, (line, row) in enumerate(marks):
        if not re.fullmatch(r"X\d\d", str(row["cohort"])):
            yield Problem(
                "This is not a class.", "Write it like X20.", line=line, value=str(row["cohort"] or "")
            )
        if row["cohort"] in cohorts[:place]:
            yield Problem(
                "This class is there twice.", "Delete the other.", line=line, value=str(row["cohort"])
            )


def _wrong_events(facts: Sequence[tuple[int, Row]]) -> Iterator[Problem]:
    keys = [(row["happened_on"], str(row["label"]).strip()) for _, row in facts]
    for place, (line, row) in enumerate(facts):
        label = str(row["label"] or "").strip()
        if row["happened_on"] is None:
            yield Problem("An event needs its day.", "Write when it happened.", line=line, value=label)
        if not label:
            yield Problem("An event needs a text.", "Say in a few words what happened.", line=line)
        if len(label) > LONGEST_LABEL:
            yield Problem(
                "This text is too long for a chart.",
                "Keep to {most} characters.",
                line=line,
                value=label,
                values={"most": LONGEST_LABEL},
            )
        if keys[place] in keys[:place]:
            yield Problem("This event is there twice.", "Delete the other.", line=line, value=label)
