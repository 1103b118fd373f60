"""Every sentence of every page and of the pack, on programmes of every kind: what none of them may be."""

from pathlib import Path

import pytest

from benchmarks.gallery import reading, rules
from benchmarks.gallery.programmes import FEW, GALLERY, build, every_week
from benchmarks.gallery.reading import Told
from tests.conftest import KeptStore

BOTH = [("coordinator", "fr"), ("board", "en")]
ALL = [(audience, language) for audience in ("coordinator", "board") for language in ("fr", "en")]


def faults(home: Path, audience: str, language: str) -> list[str]:
    summary, ledger = reading.summary(home, audience), reading.ledger(home)
    is_exact = audience == "coordinator"
    found = [*rules.negative(summary), *(rules.identities(summary) if is_exact else ())]
    for told in reading.everything(home, audience, language):
        wrong = list(rules.faults_of(told, language, rules.living(summary)))
        wrong += rules.quantities(told, language, ledger) if is_exact else ()
        found += [f"{told.page}: {fault} in “{told.text}”" for fault in wrong]
    return found


@pytest.mark.parametrize("name", FEW)
def test_no_sentence_of_a_few_programmes_is_wrong(name: str, kept_store: KeptStore) -> None:
    home = kept_store(f"gallery, {name}", lambda home: build(home, GALLERY[name]))
    assert [fault for audience, language in BOTH for fault in faults(home, audience, language)] == []


@pytest.mark.soak
@pytest.mark.parametrize("name", [name for name in GALLERY if name not in FEW])
def test_no_sentence_of_the_gallery_is_wrong(name: str, tmp_path: Path) -> None:
    build(tmp_path / "home", GALLERY[name])
    assert [
        fault for audience, language in ALL for fault in faults(tmp_path / "home", audience, language)
    ] == []


@pytest.mark.soak
@pytest.mark.parametrize("name", every_week())
def test_no_sentence_of_the_invented_programme_is_wrong_in_any_week(name: str, tmp_path: Path) -> None:
    build(tmp_path / "home", every_week()[name])
    assert [
        fault for audience, language in ALL for fault in faults(tmp_path / "home", audience, language)
    ] == []


@pytest.mark.parametrize(
    ("language", "text", "fault"),
    [
        ("fr", "1 places manquent", "number and noun"),
        ("fr", "0 places libres", "number and noun"),
        ("fr", "2 élève attend", "number and noun"),
        ("fr", "12 élèves attendent the", "the other language"),
        ("fr", "il manque de environ 5", "environ"),
        ("fr", "nan élèves", "nan"),
        ("fr", "−3 places", "below 0"),
        ("fr", "Record : 46 binômes pour les X20", "compares"),
        ("en", "1 places are missing", "number and noun"),
        ("en", "2 campaign(s)", "(s)"),
        ("en", "12 élèves wait", "the other language"),
    ],
)
def test_a_wrong_sentence_is_caught(language: str, text: str, fault: str) -> None:
    caught = list(rules.faults_of(Told("overview", "markdown", text), language, {"X20": False}))
    assert any(fault.replace("(s)", "\\(s\\)") in one for one in caught)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "1 place manque aux X20, 0 élève attend, 2 places sont libres, 1,5 place par élève"),
        ("fr", "46 binômes en semaine 6 pour les X20 : record à la même date"),
        ("en", "1 place is missing for the X20, 0 students wait"),
    ],
)
def test_a_right_sentence_is_left_alone(language: str, text: str) -> None:
    assert list(rules.faults_of(Told("overview", "markdown", text), language, {"X20": False})) == []
