"""What the board sees of a programme counted by hand."""

from typing import Any

import numpy as np
import pandas as pd
import pytest

from analytics.disclosure import protection
from analytics.disclosure.protection import protected
from analytics.disclosure.rule import HIDDEN, Rule
from analytics.disclosure.tables import COHORT, COUNTS, MOST_CROSSED, Table

WINDOW = (10, 16)
Frames = dict[str, pd.DataFrame]


def row(frame: pd.DataFrame, **wanted: Any) -> dict[str, Any]:
    for column, value in wanted.items():
        frame = frame[frame[column] == value]
    assert len(frame) == 1
    return dict(frame.iloc[0])


def test_pairs_stay_exact_and_what_is_beside_them_is_protected(counts: Frames) -> None:
    cohorts = protected(counts, WINDOW, Rule())["cohort_count"]
    x19, x20 = row(cohorts, cohort="X19"), row(cohorts, cohort="X20")
    assert (x19["counted_pairs"], x20["counted_pairs"]) == (20, 25)
    assert (x19["waiting"], x20["waiting"]) == (HIDDEN, 10)
    assert x20["withdrawn"] == x20["not_eligible"] == x19["withdrawn"] == HIDDEN


def test_a_total_next_to_exact_pairs_is_made_of_what_is_shown_of_its_parts(counts: Frames) -> None:
    cohorts = protected(counts, WINDOW, Rule())["cohort_count"]
    x19, x20 = row(cohorts, cohort="X19"), row(cohorts, cohort="X20")
    # X20: 25 + 10 waiting = 35; 25 + 15 unpaired = 40. X19: 4 waiting and 6 unpaired are hidden, 3 stands for each.
    assert (x20["eligible"], x20["applications"]) == (35, 40)
    assert (x19["eligible"], x19["applications"]) == (25, 25)
    # 9 places free are shown as 10, 6 are hidden; 2 mentors fewer than pairs are hidden, and so are 3.
    assert (x19["capacity"], x19["free_places"], x20["capacity"], x20["free_places"]) == (30, 10, 30, HIDDEN)
    assert (x19["mentors"], x20["mentors"]) == (15, 20)


@pytest.mark.parametrize("waiting", range(8))
def test_the_totals_are_the_same_whatever_is_hidden_beside_the_pairs(counts: Frames, waiting: int) -> None:
    cohorts = counts["cohort_count"]
    cohorts.loc[0, ["waiting", "never_paired"]] = waiting
    cohorts.loc[0, ["eligible", "applications"]] = [20 + waiting, 22 + min(waiting, 5)]
    cohorts.loc[0, ["withdrawn", "motivations"]] = [2 + min(waiting, 5) - waiting, 20]
    x19 = row(protected(counts, WINDOW, Rule())["cohort_count"], cohort="X19")
    assert (x19["eligible"], x19["applications"], x19["waiting"]) == (25, 25, HIDDEN)


def test_a_promotion_that_gave_nobody_cannot_be_told_from_one_that_gave_a_few(counts: Frames) -> None:
    supply = protected(counts, WINDOW, Rule())["supply_count"]
    assert len(supply) == 2 * 7  # every promotion of the window, for both campaigns
    nobody = row(supply, cohort="X20", promotion="X04")
    assert nobody["volunteers"] == nobody["mentors"] == nobody["pairs"] == HIDDEN
    counts["supply_count"].loc[len(counts["supply_count"])] = ["X20", "X04", 16, 7, 9, 7, 7, 0, 8]
    assert row(protected(counts, WINDOW, Rule())["supply_count"], cohort="X20", promotion="X04") == nobody


def test_a_promotion_outside_the_window_is_seen_only_when_many_came(counts: Frames) -> None:
    assert "X85" not in set(protected(counts, WINDOW, Rule())["supply_count"]["promotion"])
    counts["supply_count"].loc[4, ["volunteers", "capacity"]] = [11, 11]
    assert row(protected(counts, WINDOW, Rule())["supply_count"], promotion="X85")["volunteers"] == 10


def test_nobody_comes_back_to_the_first_campaign_and_that_zero_is_shown(counts: Frames) -> None:
    shown = protected(counts, WINDOW, Rule())
    assert row(shown["flow_count"], cohort="X19")["stayed"] == 0
    assert set(shown["supply_count"].query("cohort == 'X19'")["returning_mentors"]) == {0}
    assert row(shown["supply_count"], cohort="X20", promotion="X10")["returning_mentors"] == HIDDEN
    assert row(shown["flow_count"], cohort="X20")["came_back"] == 0  # no campaign could be skipped


def test_a_sum_is_hidden_with_the_few_who_add_to_it(counts: Frames) -> None:
    sectors = protected(counts, WINDOW, Rule())["sector_count"]
    energy = row(sectors, sector="energy")
    assert energy["places"] == HIDDEN  # 9 places, of 6 volunteers
    assert energy["students"] == HIDDEN  # 6.5
    assert np.isnan(energy["volunteers"])
    assert (row(sectors, sector="data")["students"], row(sectors, sector="data")["places"]) == (30, 20)


def test_mentors_of_two_students_or_more_are_counted_together(counts: Frames) -> None:
    loads = protected(counts, WINDOW, Rule())["load_count"]
    assert row(loads, cohort="X20", students=1)["mentors"] == 20
    several = row(loads, cohort="X20", students=2)
    assert (several["mentors"], several["is_more"]) == (HIDDEN, True)


def test_words_need_five_authors_and_stand_in_the_order_of_the_alphabet(counts: Frames) -> None:
    words = protected(counts, WINDOW, Rule())["term_count"]
    assert words[["term", "authors"]].to_dict("list") == {"term": ["climat", "data"], "authors": [5, 15]}


def test_a_column_that_is_not_declared_is_not_published(counts: Frames) -> None:
    counts["term_count"]["names"] = "Dupont"
    with pytest.raises(KeyError, match="names"):
        protected(counts, WINDOW, Rule())


def test_a_table_that_is_not_proven_has_no_row_under_the_threshold(
    counts: Frames, monkeypatch: pytest.MonkeyPatch
) -> None:
    unproven = Table(("cohort", "school"), counts=("people",), unproven="nobody knows what they add up to")
    monkeypatch.setattr(protection, "COUNTS", {**COUNTS, "school_count": unproven})
    counts["school_count"] = pd.DataFrame(
        {"cohort": ["X20"] * 3, "school": ["a", "b", "c"], "people": [7.0, 8.0, 0.0]}
    )
    shown = protected(counts, WINDOW, Rule())["school_count"]
    assert shown.to_dict("list") == {"cohort": ["X20"], "school": ["b"], "people": [10.0]}


@pytest.mark.parametrize("table", COUNTS.values())
def test_at_most_two_dimensions_are_crossed_beside_the_cohort(table: Table) -> None:
    assert len([dimension for dimension in table.dimensions if dimension != COHORT]) <= MOST_CROSSED
