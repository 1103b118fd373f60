"""Where words stand: every time at the same place, none over another, the commonest in the middle."""

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from analytics.charts.places import FORMS, STRONG, X_HEIGHT, Form, font_size, length, master_layout

LETTERS = "abcdefghij"


@pytest.fixture(scope="module")
def many() -> pd.DataFrame:
    """Three cohorts of 70 words, their shares moving from one to the next; one rare word is told apart."""
    rows = [
        (
            cohort,
            f"mot{LETTERS[rank // 10]}{LETTERS[rank % 10]}",
            (160 - 2 * rank + 37 * shift * (rank % 3)) % 160 / 400 + 0.02,
        )
        for shift, cohort in enumerate(("X18", "X19", "X20"))
        for rank in range(100)
    ]
    frame = pd.DataFrame(rows, columns=["cohort", "term", "share"]).assign(z=0.0, kind="other")
    rare = frame["term"] == "motjj"
    return frame.assign(
        share=frame["share"].mask(rare, 0.01),
        z=frame["z"].mask(rare, 4.0),
        kind=frame["kind"].mask(rare, "more"),
    )


def boxes(
    layout: pd.DataFrame, form: Form, of_cohort: pd.DataFrame
) -> list[tuple[float, float, float, float]]:
    """Left, right, top and bottom of each word at the size that it has in the cohort."""
    placed = layout[layout["form"] == form.name].merge(
        of_cohort[["term", "share"]], on="term", suffixes=("_most", "")
    )
    found = []
    for row in placed.itertuples():
        size = font_size(row.share, row.font_size, row.share_most, form.smallest)
        half, baseline = length(row.term, size, STRONG) / 2, row.y + X_HEIGHT * size
        found.append((row.x - half, row.x + half, baseline - 0.5 * size, baseline))
    return found


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_two_words_overlap_and_all_are_on_the_drawing(form: Form, many: pd.DataFrame) -> None:
    layout = master_layout(many)
    for _, of_cohort in many.groupby("cohort"):
        found = boxes(layout, form, of_cohort)
        assert len(found) == form.words
        overlapping = [
            (one, other)
            for rank, one in enumerate(found)
            for other in found[rank + 1 :]
            if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
        ]
        assert overlapping == []
        assert all(
            left >= 0 and right <= form.width and top >= 0 and bottom <= form.height
            for left, right, top, bottom in found
        )


def test_two_words_that_are_large_in_turn_share_their_room() -> None:
    """As large as if each stood alone in its cohort: neither is drawn where the other is."""
    rows = [("X19", "premier", 0.5), ("X20", "dernier", 0.5)]
    turns = pd.DataFrame(rows, columns=["cohort", "term", "share"]).assign(z=0.0, kind="other")
    placed = master_layout(turns).query("form == 'wide'")
    assert placed["x"].nunique() == placed["y"].nunique() == 1


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_word_asked_for_has_a_place(form: Form, many: pd.DataFrame) -> None:
    layout = master_layout(many)
    assert (layout["form"] == form.name).sum() == form.words


def test_the_same_words_stand_at_the_same_places_whatever_their_order(many: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(master_layout(many), master_layout(many.sample(frac=1, random_state=1)))


def test_the_commonest_word_stands_in_the_middle_and_is_the_largest(many: pd.DataFrame) -> None:
    layout = master_layout(many)
    for form in FORMS:
        placed = layout[layout["form"] == form.name]
        first = placed.iloc[0]
        assert first["font_size"] == placed["font_size"].max()
        assert abs(first["x"] - form.width / 2) < 10
        assert abs(first["y"] - form.height / 2) < 30


def test_a_rare_word_that_sets_a_cohort_apart_has_a_place(many: pd.DataFrame) -> None:
    assert set(master_layout(many).query("term == 'motjj'")["form"]) == {form.name for form in FORMS}


def test_heights_grow_with_the_power_seven_tenths_of_the_share(many: pd.DataFrame) -> None:
    placed = master_layout(many).query("form == 'wide'")
    first = placed.iloc[0]
    large = placed[placed["font_size"] > 14]
    expected = first["font_size"] * (large["share"] / first["share"]) ** 0.7
    assert large["font_size"].to_numpy() == pytest.approx(expected.to_numpy())
    assert font_size(0.1, 40, 0.2, 13) == pytest.approx(40 * 0.5**0.7)
    assert font_size(0.001, 40, 0.2, 13) == 13
    assert font_size(0.3, 40, 0.2, 13) == 40


def test_what_finds_no_room_has_no_place() -> None:
    long = ["anticonstitutionnellement" * 3 + letter for letter in LETTERS]
    crowd = pd.DataFrame({"cohort": "X20", "term": long, "share": 0.2, "z": 0.0, "kind": "other"})
    assert set(master_layout(crowd)["form"]) == {"wide"}
    assert length(long[0], 14, STRONG) > 330


def test_without_words_there_are_no_places() -> None:
    nothing = pd.DataFrame(columns=["cohort", "term", "share", "z", "kind"])
    assert master_layout(nothing).empty


def test_a_user_without_a_home_is_told_nothing_of_matplotlib() -> None:
    program = "import sys, numpy; from analytics.charts.places import FORMS, _packed; "
    program += "_packed({'a': numpy.array([20.0])}, FORMS[0])"
    answer = subprocess.run(
        [sys.executable, "-c", program + "; assert 'matplotlib' in sys.modules"],
        cwd=Path(__file__).resolve().parents[3],
        env={"PATH": os.environ["PATH"], "HOME": "/dev/null"},
        capture_output=True,
        text=True,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
