"""Who was contacted: noted, corrected, taken back; a note names nobody; gone with the student."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from data import changing, queries
from data.deciding import contacting
from data.deciding.contacting import Contact
from data.generations import erased_list, store
from data.problems import Refused
from data.rights import persons, retention
from tests.data.traces import bytes_of

TODAY = erased_list.today()


def kept(folder: Path, audience: str = "coordinator") -> list[tuple[object, ...]]:
    generation = store.current(folder)
    assert generation is not None
    rows = queries.records(generation, audience, "contacted")
    return [(row["application_id"], row["about"], row["contacted_on"], row["note"]) for row in rows]


def test_a_contact_is_kept_corrected_and_taken_back(folder: Path) -> None:
    contacting.keep(folder, "waiting", [Contact("C7", TODAY, " veut bien attendre ")])
    contacting.keep(folder, "pair", [Contact("C4", TODAY - timedelta(3))])
    both = [("C4", "pair", TODAY - timedelta(3), None), ("C7", "waiting", TODAY, "veut bien attendre")]
    assert kept(folder) == both
    assert kept(folder, "board") == []
    assert contacting.keep(folder, "pair", [Contact("C4", TODAY - timedelta(3))]) is None
    contacting.keep(folder, "waiting", [Contact("C7", None)])
    assert kept(folder) == both[:1]
    changing.undo(folder)
    assert kept(folder) == both


@pytest.mark.parametrize(
    ("contact", "reason"),
    [
        (Contact("C99", TODAY), "Nobody is known by this identifier."),
        (Contact("C7", TODAY + timedelta(1)), "This day is still to come."),
        (Contact("C7", None, "à rappeler"), "A note needs its day."),
        (Contact("C7", TODAY, "x " * 61), "This note is too long."),
        *(
            (Contact("C7", TODAY, note), "This note holds what looks like a name, an address or a number.")
            for note in ("écrire à a.b@example.org", "rappeler au 06 12 34 56 78", "voir avec Mme Dupont")
        ),
    ],
)
def test_what_is_wrong_is_refused_and_changes_nothing(contact: Contact, reason: str, folder: Path) -> None:
    with pytest.raises(Refused) as refused:
        contacting.keep(folder, "waiting", [contact])
    assert [problem.reason for problem in refused.value.problems] == [reason]
    assert len(store.generations(folder)) == 1


def test_an_import_keeps_it_and_an_erasure_leaves_nothing_of_it(folder: Path, exports: Path) -> None:
    contacting.keep(folder, "waiting", [Contact("C7", TODAY, "zqcanarinote"), Contact("C1", TODAY)])
    changing.import_exports(folder, [exports])
    assert len(kept(folder)) == 2
    (student,) = persons.held(folder, "C7")
    assert {"contact", "contacted"} <= set(student.rows)
    assert b"zqcanarinote" in bytes_of(folder)
    persons.erase(folder, [student])
    assert [row[0] for row in kept(folder)] == ["C1"]
    assert b"zqcanarinote" not in bytes_of(folder)


def test_a_contact_goes_when_the_texts_of_its_campaign_do(folder: Path) -> None:
    """The campaign of the X20 closed on 23 September 2021, the X19's a year before."""
    contacting.keep(folder, "waiting", [Contact("C7", TODAY), Contact("C2", TODAY)])
    retention.apply(folder, retention.due(folder, today=date(2022, 9, 22)))
    assert [row[0] for row in kept(folder)] == ["C7"]
