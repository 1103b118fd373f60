"""The proposal on a dozen people: five students who wait, seven mentors with a place, counted by hand."""

import pandas as pd

from analytics.language.labels import export_csv
from analytics.language.texts import translator
from analytics.pairing import proposing

en, fr = translator("en"), translator("fr")
NAMES = {"data": "Computing and data", "energy": "Energy", "finance": "Finance"}
WINDOW = (10, 16)
WAITING = pd.DataFrame(
    [
        ("X20", "C1", 60, "data|energy", "placement", 3),
        ("X20", "C2", 45, "data", "placement", 2),
        ("X20", "C3", 31, "finance", "window", 0),
        ("X20", "C4", 20, "undecided", "placement", 5),
        ("X20", "C5", 5, None, "placement", 5),
    ],
    columns=["cohort", "application_id", "days_waited", "sectors", "reason", "possible_mentors"],
)
FREE = pd.DataFrame(
    [
        ("X20", "M1", "X10", "data", 10, 1, 0),  # C2's only wish, C1's first
        ("X20", "M2", "X07", "data", 13, 1, 0),  # 3 years further than M1
        ("X20", "M3", "X10", "energy", 10, 1, 2),  # has two students already
        ("X20", "M4", "X12", "finance", 8, 1, 0),  # too young
        ("X20", "M5", "X03", "finance", 17, 2, 0),  # too old
        ("X20", "M6", "X10", None, 10, 1, 1),  # sector not given: for those without preference
        ("X20", "M7", "X09", None, 11, 1, 0),
    ],
    columns=["cohort", "mentor_id", "promotion", "sector", "gap", "places", "students"],
)
KNOWN = {"places": 9}  # a row of cohort_summary of which places are known


def test_a_dozen_people_are_paired_as_by_hand() -> None:
    """C1 and C2 share M1 and M2 (0 + 3, against 0 + 14 with M3); C4 and C5 share M7 (1) and M6 (4); nobody for C3.

    Who of C1 and C2 has M1, and who of C4 and C5 has M7, costs the same.
    """
    pairs = proposing.pairs(WAITING, FREE, WINDOW).set_index("application_id")
    assert set(pairs.index) == {"C1", "C2", "C4", "C5"}
    assert set(pairs.loc[["C1", "C2"], "mentor_id"]) == {"M1", "M2"}
    assert set(pairs.loc[["C4", "C5"], "mentor_id"]) == {"M6", "M7"}
    assert pairs["wish"].to_dict() == {"C1": 1, "C2": 1, "C4": 0, "C5": 0}


def test_each_pair_has_its_reasons_and_the_longest_wait_comes_first() -> None:
    proposed = proposing.proposal(WAITING, FREE, WINDOW, NAMES, en)
    assert proposed["days_waited"].tolist() == [60, 45, 20, 5]
    of_m6 = proposed[proposed["mentor_id"] == "M6"].iloc[0]
    assert of_m6["reasons"] == "no preference, gap of 10, the mentor's student number 2"
    assert of_m6["mentor_sector"] == "Not given"
    of_m2 = proposing.proposal(WAITING, FREE, WINDOW, NAMES, fr).set_index("mentor_id").loc["M2"]
    assert of_m2["reasons"] == "premier vœu, écart de 13, premier élève du mentor"
    assert of_m2["promotion"] == "X07"


def test_the_summary_counts_those_who_are_left() -> None:
    proposed = proposing.proposal(WAITING, FREE, WINDOW, NAMES, en)
    assert (
        proposing.summary(WAITING, proposed, KNOWN, en)
        == "4 students of 5 could have a mentor now; for the other, no place suits."
    )
    assert proposing.summary(WAITING.head(1), proposed.head(1), KNOWN, en) == (
        "The student who waits could have a mentor now."
    )
    nobody = proposing.proposal(WAITING, FREE.head(0), WINDOW, NAMES, en)
    assert proposing.summary(WAITING, nobody, KNOWN, en).startswith("No free place suits those who wait")
    assert proposing.summary(WAITING, nobody, {"places": None}, en).startswith("Volunteers were not provided")
    assert proposing.summary(WAITING.head(0), nobody, KNOWN, en) == "Nobody waits."


def test_the_list_says_wishes_and_reasons_in_words() -> None:
    people = proposing.students(WAITING, NAMES, en)
    assert people["sectors"].tolist() == [
        "Computing and data, Energy",
        "Computing and data",
        "Finance",
        "No preference",
        "No preference",
    ]
    assert "maturity" not in people  # nobody said it
    clear = proposing.students(WAITING.assign(maturity=[5, None, 1, None, None]), NAMES, en)
    assert clear["maturity"].tolist()[:1] == [5]
    assert people["reason"].tolist()[2] == "free mentors are outside the window"


def test_an_identifier_that_is_a_formula_stays_a_text_in_the_file() -> None:
    people = proposing.students(WAITING.assign(application_id="=1+1"), NAMES, en)
    assert b"'=1+1" in export_csv(people, en)


def test_nobody_waits_gives_empty_lists() -> None:
    assert proposing.students(WAITING.head(0), NAMES, en).empty
    assert proposing.proposal(WAITING.head(0), FREE, WINDOW, NAMES, en).empty


def test_outside_the_wishes_a_mentor_is_proposed_only_when_asked_for() -> None:
    """C3 wishes finance alone: with every sector allowed, the five students fill the five places inside the window."""
    pairs = proposing.pairs(WAITING, FREE, WINDOW, is_any_sector=True).set_index("application_id")
    assert set(pairs["mentor_id"]) == {"M1", "M2", "M3", "M6", "M7"}
    assert pairs.loc["C3", "wish"] == -1
    proposed = proposing.proposal(WAITING, FREE, WINDOW, NAMES, en, is_any_sector=True)
    of_c3 = proposed.set_index("application_id").loc["C3", "reasons"]
    assert of_c3.startswith("none of the wishes, gap of")


def test_without_any_wish_the_proposal_is_by_window_and_place_alone() -> None:
    """Nobody has a wish: the parts of the table that hold wishes are empty, and no column is made of objects."""
    silent = WAITING.assign(sectors=None)
    assert len(proposing.pairs(silent, FREE, WINDOW)) == 5
