"""The board follows a campaign that lives: what it sees is of the week, though it has seen the weeks before."""

from pathlib import Path

import pytest

from analytics.board import overview
from analytics.disclosure.rule import ROUND_TO
from analytics.frames import is_known
from analytics.language.texts import translator
from data import queries
from data.generations import store

TOTALS = ("applications", "eligible", "with_mentor", "waiting", "mentors", "volunteers", "places")


def _of_x20(generation: store.Generation, audience: str, query: str = "cohort_summary") -> list[dict]:
    return [row for row in queries.records(generation, audience, query) if row["cohort"] == "X20"]


def test_the_totals_of_each_week_are_those_of_that_week(four_weeks: Path) -> None:
    seen = []
    for generation in store.generations(four_weeks):
        ((exact,), (shown,)) = (_of_x20(generation, audience) for audience in ("coordinator", "board"))
        assert shown["pairs"] == exact["pairs"]
        assert shown["state"] == exact["state"]
        for name in TOTALS:
            # a total beside the pairs, which are exact, is made of what is shown of its parts: off by theirs too
            assert is_known(shown[name]), (generation.number, name)
            assert abs(shown[name] - exact[name]) <= 2 * ROUND_TO, (generation.number, name)
        seen.append(shown["pairs"])
    assert seen == sorted(seen)
    assert len(set(seen)) == 4


@pytest.mark.parametrize("audience", ["coordinator", "board"])
def test_no_week_is_told_as_a_collapse(four_weeks: Path, audience: str) -> None:
    for generation in store.generations(four_weeks):
        asked = {
            name: queries.rows(generation, audience, name) for name in ("cohort_summary", "campaign_pace")
        }
        said = overview.headline(asked["cohort_summary"], "X20", translator("en"), asked["campaign_pace"])
        assert "so far" in said, said
        assert "Record" not in said
        assert "−" not in said


def test_what_would_tell_too_much_beside_the_weeks_before_is_withheld_and_nothing_else(
    four_weeks: Path,
) -> None:
    """A column of the mentors by class, where the whole campaign stayed as it was shown, to its end."""
    withheld = [
        {(table, column) for table, column, _ in one.manifest["disclosure"]["withheld"]}
        for one in store.generations(four_weeks)
    ]
    assert any(withheld)  # the weeks are chosen so that some of it is
    assert set.union(*withheld) <= {
        ("load_count", "mentors"),
        ("supply_count", "new_mentors"),
        ("supply_count", "returning_mentors"),
    }
    for generation, columns in zip(store.generations(four_weeks), withheld, strict=True):
        shown = _of_x20(generation, "board", "mentor_supply")
        assert any(is_known(row["volunteers"]) for row in shown)
        if ("supply_count", "new_mentors") in columns:
            assert all(row["new_mentors"] is None for row in shown)


def test_the_board_keeps_a_forecast_beside_what_is_withheld(four_weeks: Path) -> None:
    for generation in store.generations(four_weeks):
        (exact, *_), (shown, *_) = (
            queries.records(generation, audience, "forecast") for audience in ("coordinator", "board")
        )
        assert shown["cohort"] == exact["cohort"]
        assert abs(shown["supply_q50"] - exact["supply_q50"]) < 0.1 * exact["supply_q50"]
