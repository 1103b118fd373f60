"""Tables and files: headers, formatted cells, totals, missing values."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analytics.campaign import equity
from analytics.forecast import stock
from analytics.language import labels
from analytics.language.sources import source_line
from analytics.language.texts import Translator
from data import queries
from data.generations import store

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def two() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "cohort": ["X19", "X20"],
            "cohort_year": [2019, 2020],
            "pairs": [142, 1190],
            "match_rate": [142 / 146, None],
            "growth": [-0.13, 0.338],
            "balance": [-1.0, None],
            "load": [1.0, 1.25],
            "published_on": [date(2022, 2, 1), None],
            "is_first": [True, False],
            "size_kind": ["seats", None],
        }
    )


def test_a_table_in_french(two: pd.DataFrame, fr: Translator) -> None:
    assert labels.display(two, fr).to_dict("list") == {
        "Promotion des élèves": ["X19", "X20"],
        "Année d’entrée": ["2019", "2020"],
        "Binômes": ["142", "1\u202f190"],
        "Part avec un mentor": ["97\u202f%", "—"],
        "Variation en un an": ["\u221213\u202f%", "+34\u202f%"],
        "Solde des places": ["\u22121", "—"],
        "Élèves par mentor": ["1,0", "1,3"],
        "Publié le": ["1er février 2022", "—"],
        "Première campagne des données": ["oui", "non"],
        "Ce que compte l’effectif": ["places au concours", "—"],
    }


def test_a_source_is_a_link_or_shows_as_it_is_written(en: Translator) -> None:
    said = [
        "https://ax.org/a/12?b=c",
        "![x](https://ax.org/x.png)",
        "https://ax.org/) [x](https://b.org",
        None,
    ]
    first, picture, two, nothing = labels.display(pd.DataFrame({"source": said}), en)["Source"]
    assert (first, nothing) == (said[0], "—")
    assert (picture[:4], two.count("\\[")) == ("\\!\\[", 1)


def test_the_source_of_an_import_is_told_in_one_line_unless_it_holds_signs(en: Translator) -> None:
    def told(source: str | None) -> str:
        dataset = {"published_on": date(2023, 1, 12), "published_source": source}
        return source_line(dataset, is_invented=False, t=en).removeprefix("Source: the programme's exports; ")

    assert told(None) == told("*Report* [x](y)") == "pairs published by the AX on 12 January 2023."
    assert told("https://www.ax.org/a_b*c*") == "pairs published on 12 January 2023 (ax.org)."
    assert (
        told("Rapport moral de l'AX (2022)")
        == "pairs published on 12 January 2023 (Rapport moral de l'AX (2022))."
    )


def test_a_table_in_english(two: pd.DataFrame, en: Translator) -> None:
    table = labels.display(two[["cohort", "pairs", "growth", "published_on"]], en)
    assert table.to_dict("list") == {
        "Students' class": ["X19", "X20"],
        "Pairs": ["142", "1,190"],
        "Change in one year": ["\u221213%", "+34%"],
        "Published on": ["1 February 2022", "—"],
    }


def test_the_total_adds_up_what_can_be_and_is_a_dash_when_a_part_is_missing(
    two: pd.DataFrame, fr: Translator
) -> None:
    table = labels.display(two.assign(mentors=[120, 161]), fr, total=True)
    assert table.iloc[-1].to_dict() == {
        "Promotion des élèves": "**Total**",
        "Année d’entrée": "",
        "Binômes": "**1\u202f332**",
        "Part avec un mentor": "",
        "Variation en un an": "",
        "Solde des places": "**—**",
        "Élèves par mentor": "",
        "Publié le": "",
        "Première campagne des données": "",
        "Ce que compte l’effectif": "",
        "Mentors ayant un élève": "",
    }


def test_the_published_pairs_add_up_to_711(cohorts: pd.DataFrame, en: Translator) -> None:
    assert labels.display(cohorts[["cohort", "pairs"]], en, total=True)["Pairs"].iloc[-1] == "**711**"


def test_an_empty_table_keeps_its_headers(two: pd.DataFrame, fr: Translator) -> None:
    table = labels.display(two.head(0)[["cohort", "pairs"]], fr)
    assert list(table) == ["Promotion des élèves", "Binômes"]
    assert table.empty


def test_a_column_without_a_label_is_refused(fr: Translator) -> None:
    with pytest.raises(KeyError, match="surprise"):
        labels.display(pd.DataFrame({"surprise": [1]}), fr)


def test_the_file_opens_in_a_french_spreadsheet(two: pd.DataFrame, fr: Translator) -> None:
    content = labels.export_csv(two[["cohort", "pairs", "match_rate", "balance", "published_on"]], fr)
    assert content.decode("utf-8") == (
        "\ufeffPromotion des élèves;Binômes;Part avec un mentor;Solde des places;Publié le\n"
        "X19;142;0,9726027397260274;-1;2022-02-01\n"
        "X20;1190;;;\n"
    )


def test_the_file_opens_in_an_english_spreadsheet(two: pd.DataFrame, en: Translator) -> None:
    assert (
        labels.export_csv(two[["cohort", "load"]], en)
        == b"\xef\xbb\xbfStudents' class,Students per mentor\nX19,1.0\nX20,1.25\n"
    )


def test_a_text_is_never_a_formula(en: Translator) -> None:
    content = labels.export_csv(pd.DataFrame({"term": ["=1+1", "-stage", "data", None]}), en).decode(
        "utf-8-sig"
    )
    assert content.splitlines() == ["Word", "'=1+1", "'-stage", "data", '""']


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"])
def test_no_start_of_a_formula_gets_into_a_spreadsheet(start: str, en: Translator) -> None:
    content = labels.export_csv(pd.DataFrame({"term": [f"{start}cmd|' /C calc'!A0"]}), en).decode("utf-8-sig")
    left = start.strip("\r\0")  # what nobody sees on a screen is not written either
    assert content.split("\n", 1)[1].strip('"').startswith(f"'{left}")


def test_numbers_below_zero_stay_numbers(en: Translator) -> None:
    frame = pd.DataFrame({"term": ["a", "b"], "balance": [-3, 2], "growth": [-0.5, None]})
    assert labels.export_csv(frame, en).decode("utf-8-sig").splitlines()[1:] == ["a,-3,-0.5", "b,2,"]


def test_a_table_shows_what_somebody_wrote_as_it_is_written(en: Translator) -> None:
    table = labels.display(pd.DataFrame({"term": ["![x](http://a.b)"]}), en)
    assert table["Word"].tolist() == ["\\!\\[x\\]\\(http\\:\u2060\\/\\/a\\.b\\)"]


# Raw material of levers and drawings, and lists of words that the page writes in its own way: never shown as a table.
NOT_SHOWN = (
    "draw_",
    "term_",
    "list_version",
    "cohort_theme",
    "topic",
    "cohort_topic",
    "evidence",
    "year_change",
    "forecast_trial",
)


# Of tables of people, and of what is computed from a query's columns.
LISTS = {
    "application_id",
    "days_waited",
    "days_without",
    "possible_mentors",
    "reasons",
    "mentor_sector",
    "q_before",  # among the definitions of « Méthode »
    *equity.COLUMNS,
    *stock.QUANTILES,
}


@pytest.fixture(scope="module")
def columns(demo_home: Path) -> set[str]:
    """Every column that a page may show."""
    generation = store.current(demo_home / "demo")
    assert generation is not None
    return {
        column
        for query in queries.query_names()
        if not query.startswith(NOT_SHOWN)
        for column in queries.rows(generation, "coordinator", query)
    }


def test_every_column_of_every_query_has_a_label(columns: set[str]) -> None:
    # Of a word: said in sentences.
    trend = {"direction", "slope", "slope_low", "slope_high", "forms", "lists", "family"}
    assert columns - set(labels.COLUMNS) - trend == set()


def test_no_label_is_left_over(columns: set[str]) -> None:
    # Of a file, and of a definition.
    assert set(labels.COLUMNS) - columns - {"caption", "share_covered"} - LISTS == set()


def test_every_column_that_a_view_defines_has_a_name() -> None:
    """The page of the method names them all."""
    written = [path.read_text() for path in sorted((PROJECT / "data" / "sql" / "figures").glob("*.sql"))]
    defined = {column for text in written for column in re.findall(r"comment on column \w+\.(\w+) is", text)}
    assert defined - labels.COLUMNS.keys() == set()
