"""The pack as a document: what is said is set as it is, and a sum is given only where one may be."""

from datetime import date

import pandas as pd

from analytics.language.hidden import Hidden
from analytics.language.texts import Translator
from analytics.report import blocks, document
from tests.pdf_text import pages

MARKUP = "#panic() *no* _no_ @ref ~ $x$ <a> \\ // = - `c` [b]"


def printed(*found: blocks.Block) -> bytes:
    """What Typst prints of blocks on a page of their own."""
    told = {
        "language": "en",
        "title": "Trial",
        "date": [2026, 11, 23],
        "made_on": "",
        "contents": "Contents",
        "programme": "",
        "invented": "",
        "footer": "",
        "sections": [{"name": "", "title": MARKUP, "lead": [], "blocks": list(found)}],
    }
    return document.typeset(told, date(2026, 11, 23))


def flat(pdf: bytes) -> str:
    return " ".join("\n".join(pages(pdf)).split())


def test_signs_of_markup_are_printed_and_never_obeyed(fr: Translator) -> None:
    frame = pd.DataFrame({"label": [MARKUP], "pairs": [3]})
    table = blocks.table(MARKUP, frame, fr)
    assert table is not None
    said = flat(
        printed(blocks.paragraph(MARKUP.replace("*", "")), table, blocks.listed([MARKUP.replace("*", "")]))
    )
    assert said.count(MARKUP) == 3
    assert said.count(MARKUP.replace("*", "")) == 2


def test_a_word_in_another_alphabet_is_printed_and_one_that_no_font_has_does_not_stop_the_pack() -> None:
    greek, kanji = printed(blocks.paragraph("λόγος, привет")), printed(blocks.paragraph("仕事"))
    assert all(word in flat(greek) for word in ("λόγος", "привет"))
    assert b"pdfuaid:part" in greek
    assert flat(kanji).startswith("Trial")
    assert b"pdfuaid:part" not in kanji


def test_bold_is_the_only_mark_that_a_sentence_has() -> None:
    assert blocks.runs("**5 places** are missing") == [
        {"text": "5 places", "bold": True},
        {"text": " are missing", "bold": False},
    ]


def test_a_column_with_a_hidden_or_an_absent_value_has_no_total(fr: Translator) -> None:
    frame = pd.DataFrame(
        {
            "cohort": ["X19", "X20"],
            "pairs": [142, 190],
            "waiting": pd.Series([Hidden(8), 10], dtype=object),
            "eligible": [None, 200.0],
        }
    )
    assert blocks.total(frame, ("pairs", "waiting", "eligible")) == {"pairs": 332}
    table = blocks.table("", frame, fr, totals=("pairs", "waiting", "eligible"))
    assert table is not None
    assert table["total"] == ["Total", "332", "", ""]
    assert table["rows"][0] == ["X19", "142", "moins de 8", "—"]


def test_a_chart_whose_finding_is_that_of_its_page_does_not_say_it_twice() -> None:
    section = blocks.section("Mentors", "The finding", "", [{"kind": "figure", "title": "The finding"}, None])
    assert section["blocks"] == [{"kind": "figure", "title": ""}]


def test_definitions_fill_two_columns_and_none_is_lost() -> None:
    found = [(f"figure {number}", "x" * 10 * number) for number in range(1, 8)]
    left, right = blocks.definitions(found)["columns"]
    assert [item["name"] for item in [*left, *right]] == [name for name, _ in found]
    assert left
    assert right
