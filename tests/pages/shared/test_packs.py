"""The pack says what the pages say: each sentence and card that the board reads on screen is in the document."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analytics.language.texts import LANGUAGES, translator
from data.generations import store
from data.keeping import reporting
from tests.data.keeping.test_reporting import MADE_ON
from tests.pages.conftest import OpenPage
from tests.pdf_text import pages

TOLD = ("overview", "mentors", "sectors", "forecast", "motivations")


def bare(text: str) -> str:
    """Without spaces, lines, Markdown's signs and HTML's tags, which page and paper set each in their way."""
    return re.sub(r"<[^>]*>|[\s*\\]", "", text)


def first_sentences(app: AppTest) -> list[str]:
    """The title of a page and what stands right under it: the sentences that hold numbers."""
    under = [element.value for element in app.markdown if not element.value.startswith((":", "#"))]
    return [app.title[0].value, under[0]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pack_says_what_the_pages_say(language: str, demo_home: Path, open_page: OpenPage) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    pdf = reporting.pack_bytes(generation, "board", ".pdf", None, MADE_ON, translator(language))
    told = bare("".join(pages(pdf)))
    for page in TOLD:
        app = open_page(page, demo_home, "board", lang=language)
        for sentence in first_sentences(app):
            assert bare(sentence) in told, f"{page}: {sentence}"
        heads = [element.value[3:] for element in app.markdown if element.value.startswith("## ")]
        if page in ("overview", "forecast"):
            assert [head for head in heads if bare(head) in told], page
        if page == "overview":
            drawn = [element.proto.body for element in app.get("html")]
            cards = re.findall(r'class="(?:label|value|change|bridge)">([^<]*)<', "".join(drawn))
            decisions = re.findall(r'class="decision" [^>]*><b>(.*?)</b><span>(.*?) <u>', "".join(drawn))
            assert len(cards) == 16
            assert len(decisions) == 3
            for text in [*cards, *(part for decision in decisions for part in decision)]:
                assert bare(text) in told, text


def test_the_overview_offers_the_pack_and_makes_it_only_when_asked(
    demo_home: Path, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(reporting, "pack_bytes", lambda *asked: made.append(asked[2]) or b"")
    app = open_page("overview", demo_home, "board")
    labels = [button.proto.label for button in app.get("download_button")]
    assert [label for label in labels if "dossier" in label] == [
        "Télécharger le dossier (PDF)",
        "Télécharger le dossier (XLSX)",
    ]
    assert made == []
