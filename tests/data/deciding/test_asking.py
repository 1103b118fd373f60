"""Who was asked to mentor: kept, answered, corrected and taken back; refused in words; forgotten when it must be."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data import changing, queries
from data.deciding import asking
from data.generations import erased_list, store
from data.intake.answered import Mark
from data.problems import Refused
from data.rights import persons, retention
from tests.data.traces import bytes_of

TODAY = erased_list.today()
WEEK_AGO = TODAY - timedelta(7)


def kept(folder: Path, audience: str = "coordinator") -> list[tuple[object, ...]]:
    generation = store.current(folder)
    assert generation is not None
    rows = queries.records(generation, audience, "asked_person")
    return [(row["mentor_id"], row["cohort"], row["answer"], row["answered_on"]) for row in rows]


def asked(folder: Path, *identifiers: str, cohort: str = "X21", day: date = WEEK_AGO, **more: bool) -> object:
    return asking.keep(folder, cohort, [Mark(identifier, day=day) for identifier in identifiers], **more)


def reasons(folder: Path, *marks: Mark, cohort: str = "X21", **more: bool) -> list[str]:
    number = len(store.generations(folder))
    with pytest.raises(Refused) as refused:
        asking.keep(folder, cohort, marks, **more)
    assert len(store.generations(folder)) == number
    return [problem.reason for problem in refused.value.problems]


def test_who_was_asked_is_kept_answers_and_is_taken_back_by_an_undo(folder: Path) -> None:
    asked(folder, "M1", " m2 ")
    assert kept(folder) == [("M1", "X21", "asked", None), ("M2", "X21", "asked", None)]
    asking.keep(folder, "X21", [Mark("M1", "yes", TODAY), Mark("M2", "no")])
    answered = [("M1", "X21", "yes", TODAY), ("M2", "X21", "no", TODAY)]
    assert kept(folder) == answered
    assert kept(folder, "board") == []
    asking.keep(folder, "X21", [Mark("M1"), Mark("M2")], corrects=True)
    assert [row[2] for row in kept(folder)] == ["asked", "asked"]
    changing.undo(folder)
    assert kept(folder) == answered
    generation = store.current(folder)
    assert generation is not None
    assert generation.manifest["rows"]["asking"] == 2


def test_what_is_said_twice_changes_nothing(folder: Path) -> None:
    asked(folder, "M1", "M1")
    asking.keep(folder, "X21", [Mark("M1", "yes", WEEK_AGO)])
    number = len(store.generations(folder))
    assert asked(folder, "M1", day=TODAY) is None
    assert asking.keep(folder, "X21", [Mark("M1", "yes"), Mark("M1", "yes", WEEK_AGO)][:1]) is None
    assert len(store.generations(folder)) == number
    assert kept(folder) == [("M1", "X21", "yes", WEEK_AGO)]


def test_who_never_was_a_mentor_is_kept_when_it_is_said_and_an_address_only_as_a_hash(folder: Path) -> None:
    assert reasons(folder, Mark("N1")) == ["Nobody is known by this identifier."]
    asked(folder, "N1", "Jean.Dupont@example.org", "M3", is_new=True)
    generation = store.current(folder)
    assert generation is not None
    told = queries.records(generation, "coordinator", "asked_person")
    assert sorted((row["is_new"], row["promotion"] or "") for row in told) == [
        (False, "X10"),
        (True, ""),
        (True, ""),
    ]
    assert b"example.org" not in bytes_of(folder)
    asking.keep(folder, "X21", [Mark("jean.dupont@EXAMPLE.org", "yes")])  # known by now
    assert sorted(row[2] for row in kept(folder)) == ["asked", "asked", "yes"]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        (Mark("M1", "perhaps"), "This answer is not known: {answer}."),
        (Mark("M1", "yes", TODAY + timedelta(1)), "This day is still to come."),
        (
            Mark("M1", "yes", WEEK_AGO - timedelta(1)),
            "The answer is older than the day on which the person was asked.",
        ),
        (Mark("M2", "yes", TODAY), "Nobody noted that this person was asked."),
        (Mark("M9", "yes", TODAY), "Nobody is known by this identifier."),
        (Mark(" ", "yes", TODAY), "The identifier is missing."),
        (Mark("=1+1", "yes", TODAY), "This cannot be an identifier."),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(mark: Mark, reason: str, folder: Path) -> None:
    asked(folder, "M1")
    assert reasons(folder, mark) == [reason]


def test_two_answers_of_one_person_are_refused(folder: Path) -> None:
    asked(folder, "M1")
    assert reasons(folder, Mark("M1", "yes"), Mark("m1", "no")) == [
        "This person is there twice, with another answer."
    ]
    with pytest.raises(Refused, match="not a class"):
        asking.keep(folder, "2021", [Mark("M1")])


def test_nobody_is_asked_twice_in_a_year_unless_it_is_said(folder: Path) -> None:
    asked(folder, "M1", cohort="X21", day=TODAY - timedelta(364))
    asked(folder, "M2", cohort="X21", day=TODAY - timedelta(365))
    assert reasons(folder, Mark("M1"), Mark("M2"), cohort="X22") == [
        "This person was asked for the {cohort} less than a year ago."
    ]
    asked(folder, "M1", "M2", cohort="X22", day=TODAY, is_again=True)
    assert len(kept(folder)) == 4


def test_the_next_import_keeps_them_and_finds_who_came_under_an_address(folder: Path, tmp_path: Path) -> None:
    asked(folder, "new@example.org", "M1", is_new=True)
    more = tmp_path / "more"
    more.mkdir()
    text = "Identifiant;Courriel;Promo;Secteur\nM9;new@example.org;X08;Data\n"
    (more / "mentors.csv").write_text(text, encoding="utf-8")
    changing.import_exports(folder, [more])
    assert [row[0] for row in kept(folder)] == ["M1", "M9"]


@pytest.mark.parametrize("identifier", ["MENTOR-NEUF", "M2"])
def test_not_a_byte_is_left_of_an_erased_person_who_is_not_asked_again(folder: Path, identifier: str) -> None:
    asked(folder, "MENTOR-NEUF", "M2", "M3", is_new=True)
    (person,) = persons.held(folder, identifier)
    assert {"asking", "asked_person"} <= set(person.rows)
    persons.erase(folder, [person])
    assert identifier not in {row[0] for row in kept(folder)}
    assert len(kept(folder)) == 2
    if identifier != "M2":
        assert identifier.encode() not in bytes_of(folder)
    assert reasons(folder, Mark(identifier), is_new=True) == [
        "This person was erased, and is not to be asked."
    ]


def test_who_was_asked_is_forgotten_two_years_after_the_campaign(folder: Path) -> None:
    """Nothing is known of the campaign of the X21 but its class: it closes on 30 June 2023, the X20's in 2021."""
    day = date(2021, 9, 1)
    asked(folder, "M1", cohort="X20", day=day)
    asked(folder, "M2", cohort="X21", day=day, is_again=True)
    before = retention.due(folder, today=date(2025, 6, 29))
    assert before.askings == {"X20": 1}
    due = retention.due(folder, today=date(2025, 6, 30))
    assert due.askings == {"X20": 1, "X21": 1}
    assert not retention.due(folder, retention.Periods(asking_years=5), date(2025, 6, 30)).askings
    retention.apply(folder, before)
    assert [row[:2] for row in kept(folder)][-1:] == [("M2", "X21")]
    assert len(kept(folder)) == 1
