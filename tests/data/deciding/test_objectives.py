"""Targets and events: each change is a generation, checked before, taken back by an undo, seen by the board."""

import shutil
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data import changing, queries
from data.deciding import objectives
from data.generations import store
from data.generations.store import Generation
from data.problems import Refused
from tests.data.conftest import Imported, written


@pytest.fixture
def folder(imported: Imported, tmp_path: Path) -> Path:
    """The dozen people, with the days of the campaign of the X20."""

    def write(room: Path) -> None:
        text = "Promotion;Ouverture;Clôture\nX20;13/09/2021;15/10/2021\n"
        (written(room) / "campagnes.csv").write_text(text, encoding="utf-8")

    return Path(shutil.copytree(imported("dated", write), tmp_path / store.PROGRAMME))


def current(folder: Path) -> Generation:
    generation = store.current(folder)
    assert generation is not None
    return generation


def targets(*rows: tuple[object, object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cohort", "metric", "value"])


def states(*rows: tuple[object, object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cohort", "state", "since"])


def exceptional(*rows: tuple[object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["cohort", "kind"])


def events(*rows: tuple[object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["happened_on", "label"])


def test_what_is_kept_is_seen_by_both_and_taken_back_by_an_undo(folder: Path) -> None:
    """The campaign opens on 13 September: the 26th is the last day of its second week, the 27th the first of its third."""
    objectives.keep(
        folder,
        targets(("X20", "pairs", 5), ("X21", "applications", 12.0), (None, None, None)),
        events((date(2021, 9, 26), " Relance "), (date(2021, 9, 27), "Soirée"), (date(2020, 1, 1), "Avant")),
    )
    assert current(folder).manifest["action"] == "objectives"
    for audience in queries.AUDIENCES:
        assert queries.records(current(folder), audience, "target") == [
            {"cohort": "X20", "metric": "pairs", "value": 5},
            {"cohort": "X21", "metric": "applications", "value": 12},
        ]
        weeks = queries.records(current(folder), audience, "event_week")
        assert [(row["cohort"], row["week"], row["label"]) for row in weeks] == [
            ("X20", 2, "Relance"),
            ("X20", 3, "Soirée"),
        ]
        assert len(queries.records(current(folder), audience, "event")) == 3
    changing.undo(folder)
    assert queries.records(current(folder), "board", "target") == []


def test_the_next_import_keeps_them(folder: Path, exports: Path) -> None:
    objectives.keep(folder, targets(("X20", "pairs", 5)), events())
    more = exports.parent / "more"
    more.mkdir()
    (more / "mentors.csv").write_text("Identifiant;Promo;Secteur\nM9;X08;Data\n", encoding="utf-8")
    changing.import_exports(folder, [more])
    assert len(queries.records(current(folder), "coordinator", "target")) == 1


def test_how_far_a_campaign_is_can_be_set_by_hand_and_left_to_the_data_again(folder: Path) -> None:
    def clock() -> tuple[object, ...]:
        (row,) = (
            row
            for row in queries.records(current(folder), "board", "campaign_clock")
            if row["cohort"] == "X20"
        )
        return row["state"], row["because"], row["since"]

    said = clock()
    objectives.keep(folder, targets(), events(), states(("X20", "finished", date(2021, 10, 14))))
    assert clock() == ("finished", "hand", date(2021, 10, 14))
    objectives.keep(folder, targets(), events())  # says nothing of it
    assert clock()[1] == "hand"
    objectives.keep(folder, targets(), events(), states())
    assert clock() == said
    with pytest.raises(Refused) as refused:
        objectives.keep(folder, targets(), events(), states(("X20", None, None), ("X20", "pairing", None)))
    assert [problem.reason for problem in refused.value.problems] == [
        "How far the campaign is must be said.",
        "This class is there twice.",
    ]


@pytest.mark.parametrize(
    ("aims", "facts", "reasons"),
    [
        (targets(("20", "pairs", 5)), events(), ["This is not a class."]),
        (targets(("X20", None, 5)), events(), ["A target needs a figure."]),
        (targets(("X20", "pairs", 0)), events(), ["A target is a whole number, 1 or more."]),
        (targets(("X20", "pairs", 1.5)), events(), ["A target is a whole number, 1 or more."]),
        (targets(("X20", "pairs", 5), ("X20", "pairs", 6)), events(), ["This target is there twice."]),
        (targets(), events((None, "Relance")), ["An event needs its day."]),
        (targets(), events((date(2021, 9, 1), " ")), ["An event needs a text."]),
        (targets(), events((date(2021, 9, 1), "x" * 51)), ["This text is too long for a chart."]),
        (
            targets((None, None, None), ("?", "pairs", None)),
            events(),
            ["This is not a class.", "A target is a whole number, 1 or more."],
        ),
    ],
)
def test_what_is_wrong_is_said_line_by_line_and_changes_nothing(
    aims: pd.DataFrame, facts: pd.DataFrame, reasons: list[str], folder: Path
) -> None:
    with pytest.raises(Refused) as refused:
        objectives.keep(folder, aims, facts)
    assert [problem.reason for problem in refused.value.problems] == reasons
    assert all(problem.line == len(aims) + len(facts) for problem in refused.value.problems)
    assert current(folder).number == 1


def test_exceptional_campaigns_are_marked_kept_and_taken_back(folder: Path) -> None:
    objectives.keep(folder, targets(), events(), exceptional=exceptional(("X20", "dip"), (None, None)))
    objectives.keep(folder, targets(), events())  # says nothing of it
    for audience in queries.AUDIENCES:
        assert queries.records(current(folder), audience, "exceptional_campaign") == [
            {"cohort": "X20", "kind": "dip"}
        ]
    objectives.keep(folder, targets(), events(), exceptional=exceptional())
    assert queries.records(current(folder), "coordinator", "exceptional_campaign") == []


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ([("2020", "dip")], "This is not a class."),
        ([("X20", None)], "What set the campaign apart must be said."),
        ([("X20", "flood")], "What set the campaign apart must be said."),
        ([("X20", "dip"), ("X20", "drive")], "This class is there twice."),
    ],
)
def test_a_wrong_mark_is_refused_and_nothing_changes(
    rows: list[tuple[object, object]], reason: str, folder: Path
) -> None:
    before = current(folder).number
    with pytest.raises(Refused) as refused:
        objectives.keep(folder, targets(), events(), exceptional=exceptional(*rows))
    assert [problem.reason for problem in refused.value.problems] == [reason]
    assert current(folder).number == before
