"""Rows whose time is over: which ones, that nothing leads to a person any more, and that no count changes."""

import re
from datetime import date
from pathlib import Path

import pytest

from data import changing, queries
from data.generations import erased_list, erasures, store
from data.problems import Refused
from data.rights import retention
from data.rights.retention import Periods
from tests.data.traces import bytes_of

MOTIVATIONS = ["Je pense à l'énergie", "La finance m'attire", "L'énergie et les données", "objectif atteint"]
DAY = date(2026, 11, 23)
# Counted by hand from tests/data/conftest.py: no campaign has dates, so X19 closes with its last application, on
# 22 September 2020, and X20 on 23 September 2021. C1's pair ended on 10 April 2021; the others have no end, hence six
# months after they began: C2 on 11 April 2021, C4 on 12 April 2022, C5 on 13 April 2022.


def due(folder: Path, today: date, **years: int) -> set[str]:
    return {identifier for _, identifier in retention.due(folder, Periods(**years), today).persons}


def answers(folder: Path) -> dict[str, list[dict[str, object]]]:
    """What every query answers, without the identifiers of mentors and the date of the data."""
    generation = store.current(folder)
    assert generation is not None
    names = [
        name
        for name in queries.query_names()
        if name
        not in (
            "mentor_to_ask",
            "waiting_list",
            "free_place",
            "stalled_pair",
            "asked_person",
            "contacted",
            "dataset",
        )
    ]
    return {name: queries.records(generation, "coordinator", name) for name in names}


def test_each_kind_of_row_has_its_time(filled_store: Path) -> None:
    assert due(filled_store, date(2022, 9, 21)) == set()
    assert due(filled_store, date(2022, 9, 22)) == {"C3"}
    assert due(filled_store, date(2023, 9, 23)) == {"C3", "C6", "C7"}
    assert due(filled_store, date(2026, 4, 11)) == {"C1", "C2", "C3", "C6", "C7", "M1"}
    assert due(filled_store, date(2026, 4, 11), paired_years=6, mentor_years=6) == {"C3", "C6", "C7"}
    # M4 offered a place for the X20 and had nobody: five years after the close of that campaign.
    assert "M4" not in due(filled_store, date(2026, 9, 22))
    assert "M4" in due(filled_store, date(2026, 9, 23))
    assert due(filled_store, date(2027, 4, 13)) == {
        *(f"C{n}" for n in range(1, 8)),
        *(f"M{n}" for n in range(1, 5)),
    }


def test_what_is_due_is_counted_per_cohort_and_table(filled_store: Path) -> None:
    what = retention.due(filled_store, today=date(2026, 4, 11))
    assert what.rows == {
        "X19": {"application": 3, "wish": 4, "pairing": 2, "mentor": 1, "volunteer": 1},
        "X20": {"application": 2, "wish": 1},
    }
    assert what.texts == {"X19": 2, "X20": 3}


def test_a_dry_run_changes_nothing(filled_store: Path) -> None:
    before = bytes_of(filled_store)
    assert retention.due(filled_store, today=DAY)
    assert bytes_of(filled_store) == before


def test_no_text_and_no_identifier_is_left_and_no_figure_changes(exports: Path, store_folder: Path) -> None:
    for file in exports.iterdir():
        text = re.sub(r"\b([CM])(\d);", r"PERSONNE-\1\2;", file.read_text(encoding="utf-8"))
        file.write_text(text, encoding="utf-8")
    changing.import_exports(store_folder, [exports])
    changing.rebuild(store_folder, "publish")
    before = answers(store_folder)
    outcome = retention.apply(store_folder, retention.due(store_folder, today=date(2027, 4, 13)))
    assert outcome.before == outcome.after
    assert answers(store_folder) == before
    content = bytes_of(store_folder)
    assert b"PERSONNE-" not in content
    assert not [text for text in MOTIVATIONS if text.encode() in content]
    assert len(store.generations(store_folder)) == 1
    assert not retention.due(store_folder, today=date(2027, 4, 13))


@pytest.mark.usefixtures("without_figures")
def test_importing_the_same_exports_again_neither_doubles_nor_names_the_cleared(
    exports: Path, filled_store: Path
) -> None:
    cleared = retention.apply(filled_store, retention.due(filled_store, today=DAY))
    again = changing.import_exports(filled_store, [exports])
    assert (again.generation, again.digest) == (None, cleared.digest)


@pytest.mark.usefixtures("without_figures")
def test_dates_become_months_and_keep_their_order(exports: Path, store_folder: Path) -> None:
    (exports / "rencontres.csv").write_text(
        "Identifiant élève;Date de rencontre\nC1;05/11/2020\nC1;12/11/2020\nC1;03/12/2020\n", encoding="utf-8"
    )
    changing.import_exports(store_folder, [exports])
    retention.apply(store_folder, retention.due(store_folder, today=date(2027, 4, 13)))
    generation = store.current(store_folder)
    assert generation is not None
    with queries.connection(generation, "coordinator") as con:
        met = [day for (day,) in con.execute("select met_on from meeting order by met_on").fetchall()]
        applied = {day for (day,) in con.execute("select applied_on from application").fetchall()}
        names = {name for (name,) in con.execute("select application_id from application").fetchall()}
    assert met == [date(2020, 11, 1), date(2020, 11, 2), date(2020, 12, 1)]
    assert applied == {date(2020, 9, 1), date(2021, 9, 1)}
    assert all(name.startswith(erasures.CLEARED_PREFIX) for name in names)


@pytest.mark.usefixtures("without_figures")
def test_a_cleared_mentor_who_comes_back_is_taken_in_as_somebody_new(
    exports: Path, filled_store: Path, tmp_path: Path
) -> None:
    retention.apply(filled_store, retention.due(filled_store, today=DAY))
    late = tmp_path / "volontaires-2027.csv"
    year = erased_list.today().year % 100
    late.write_text(
        f"Identifiant;Promotion;Secteur;Campagne;Places\nM1;X03;Énergie;X19;1\nM1;X03;Énergie;X{year};2\n",
        encoding="utf-8",
    )
    outcome = changing.import_exports(filled_store, [exports, late])
    assert outcome.after["X19"]["capacity"] == outcome.before["X19"]["capacity"]
    assert outcome.after[f"X{year}"]["capacity"] == 2
    again = changing.import_exports(filled_store, [exports, late])
    assert again.generation is None


def test_words_outlive_the_texts_that_they_were_counted_in(demo_home: Path, tmp_path: Path) -> None:
    import shutil

    folder = tmp_path / "demo"
    shutil.copytree(demo_home / "demo", folder)
    before = answers(folder)
    retention.apply(folder, retention.due(folder, today=DAY))
    after = answers(folder)
    assert before["cohort_term"]
    assert after["cohort_term"] == before["cohort_term"]
    assert after["cohort_summary"] == before["cohort_summary"]


def test_texts_are_not_kept_longer_than_their_rows(filled_store: Path) -> None:
    with pytest.raises(Refused):
        retention.due(filled_store, Periods(text_years=3))
