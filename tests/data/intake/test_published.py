"""What was published of a promotion, taken in with its source: totals of later years, sizes of promotions."""

from pathlib import Path
from typing import Any

import pytest

from analytics.language.sources import source_line
from analytics.language.texts import translator
from data import changing, queries
from data.changing import Outcome
from data.generations import store
from data.keeping import exporting

HEADER = "Promotion;Binômes publiés;Effectif de la promotion;Date de publication;Source\n"
LINK = "https://ax.polytechnique.org/fr/article/mentoring-x21/12/01/2023/812"
ROWS = (
    f"X21;209;;12/01/2023;{LINK}\n"
    "X10;;400;01/06/2013;Bulletin de l'École, juin 2013\n"
    "X20;;550;12/01/2023;Rapport moral\n"
)


@pytest.fixture
def told(filled_store: Path, tmp_path: Path) -> Any:
    """Imports the text as a sheet of what was published, into the store of the dozen people."""

    def send(text: str, **said: Any) -> Outcome:
        path = tmp_path / "feuille.csv"
        path.write_text(text, encoding="utf-8")
        return changing.import_exports(filled_store, [path], **said)

    return send


def asked(folder: Path, query: str, audience: str = "coordinator") -> list[dict[str, Any]]:
    generation = store.current(folder)
    assert generation is not None
    return queries.records(generation, audience, query)


def of(rows: list[dict[str, Any]], **wanted: Any) -> dict[str, Any]:
    (row,) = [row for row in rows if all(row[name] == value for name, value in wanted.items())]
    return row


def test_what_was_published_is_the_base_of_growth_and_sizes_apply(
    told: Any, filled_store: Path, tmp_path: Path
) -> None:
    outcome = told(HEADER + ROWS)
    assert [(item.table, item.accepted, list(item.ignored)) for item in outcome.inputs] == [
        ("published", 3, [])
    ]
    for audience in queries.AUDIENCES:
        cohorts = asked(filled_store, "cohort_summary", audience)
        x21 = of(cohorts, cohort="X21")
        assert (x21["pairs"], x21["published_pairs"], x21["counted_pairs"]) == (209, 209, None)
        assert x21["growth"] == pytest.approx(209 / 190 - 1)
        assert of(cohorts, cohort="X20")["published_pairs"] == 190  # of the project: the row gave no pairs
        totals = {row["cohort"]: row for row in asked(filled_store, "published_pairs", audience)}
        assert (totals["X21"]["source"], totals["X16"]["pairs"]) == (LINK, 112)
        sizes = {row["promotion"]: row for row in asked(filled_store, "promotion_size", audience)}
        assert (sizes["X10"]["size"], sizes["X10"]["source"]) == (400, "Bulletin de l'École, juin 2013")
        assert (sizes["X20"]["size"], sizes["X16"]["size_kind"]) == (550, "approximate")
    x10 = of(asked(filled_store, "mentor_supply"), cohort="X20", promotion="X10")
    assert (x10["mentors"], x10["size"], x10["mentors_per_100"]) == (1, 400, 0.25)
    said = source_line(asked(filled_store, "dataset")[0], is_invented=False, t=translator("fr"))
    assert said.endswith("binômes publiés le 12 janvier 2023 (ax.polytechnique.org).")

    exporting.export(filled_store, tmp_path / "out")
    again = changing.import_exports(tmp_path / "other" / "programme", [tmp_path / "out"])
    assert again.digest == outcome.digest

    # A later import replaces the promotions that it names; an empty number leaves it to the project.
    told(HEADER + "X21;205;;01/02/2023;Rapport corrigé\nX10;;;01/02/2023;Rapport corrigé\n")
    totals = {row["cohort"]: row["pairs"] for row in asked(filled_store, "published_pairs")}
    assert (totals["X21"], totals["X20"]) == (205, 190)
    assert [row["promotion"] for row in asked(filled_store, "promotion_size") if row["size"] == 550] == [
        "X20"
    ]
    assert "X10" not in {row["promotion"] for row in asked(filled_store, "promotion_size")}

    # A file without the column of pairs says nothing of them, and warns that its source stands for them too.
    silent = told(
        "Promotion;Effectif de la promotion;Date de publication;Source\nX21;530;01/03/2023;Annuaire\n"
    )
    assert [(problem.line, problem.value) for problem in silent.warnings] == [(2, "Annuaire")]
    assert of(asked(filled_store, "published_pairs"), cohort="X21")["pairs"] == 205


def test_a_number_that_is_none_is_set_aside_and_rows_are_compared_with_the_total(
    told: Any, filled_store: Path
) -> None:
    rows = (
        "X21;deux cents;;12/01/2023;Rapport\nX16;-3;;12/01/2023;Rapport\nX17;14.5;;12/01/2023;Rapport\n"
        "X18;130;;12/01/2023;\nX18;131;;12/01/2023;anne@example.org\nX09;;0;12/01/2023;Rapport\nX12;30;;12/01/2023;Rapport\nX19;3;;12/01/2023;Rapport\n"
    )
    outcome = told(HEADER + rows, sets_aside=True)
    assert [(row.line, *(problem.reason for problem in row.problems)) for row in outcome.aside] == [
        (2, "This is not a whole number."),
        (3, "This is not a whole number."),
        (4, "This is not a whole number."),
        (5, "This cell is empty."),
        (6, "This is not a source."),
        (7, "This number is out of range."),
        (
            8,
            "No campaign is known for this class: the first was that of the X16, and the last that of a class"
            " at the school.",
        ),
    ]
    assert ("feuille.csv", "X19 : 2 / 3") in [
        (Path(problem.file).name, problem.value) for problem in outcome.warnings
    ]
    assert of(asked(filled_store, "published_pairs"), cohort="X18")["pairs"] == 124
