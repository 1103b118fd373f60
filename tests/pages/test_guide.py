"""The coordinator's guide, followed from September to March: at each date the pages that it names hold what it quotes."""

import shutil
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.json_format import MessageToDict
from navigation import TITLES

from analytics.language.texts import translator
from benchmarks.gallery.programmes import build, cut
from tests.conftest import KeptStore
from tests.pages.conftest import OpenPage, plain
from tests.test_docs import LABEL, NOT_ON_SCREEN, read

MOMENTS = {  # part of the guide → the day until which the invented programme is known
    "Août et septembre : préparer": date(2021, 9, 27),
    "Octobre : importer": date(2021, 10, 11),
    "D’octobre à décembre : suivre la campagne": date(2021, 12, 6),
    "De décembre à mars : tenir": date(2022, 2, 14),
    "Le conseil": date(2022, 3, 14),
}
ELSEWHERE = {"Annuler cet import"}  # once files were published: tests/browser/test_wizard.py presses it
USUAL = "D’octobre à décembre : suivre la campagne"


def part(heading: str) -> str:
    """The text of the guide under a heading."""
    parts = dict(one.split("\n", 1) for one in plain(read("docs/guide.fr.md")).split("\n## ")[1:])
    return parts[heading]


def texts(message: Any) -> list[str]:
    """Every text in what the application sends of an element."""
    if isinstance(message, dict):
        return [text for value in message.values() for text in texts(value)]
    if isinstance(message, list):
        return [text for value in message for text in texts(value)]
    return [message] if isinstance(message, str) else []


def said_on(node: Any) -> list[str]:
    """Every text on a page: of what is written, labels, buttons, folds."""
    own = texts(MessageToDict(node.proto)) if getattr(node, "proto", None) is not None else []
    return own + [text for child in getattr(node, "children", {}).values() for text in said_on(child)]


@pytest.mark.parametrize(
    "heading", [pytest.param(name, marks=() if name == USUAL else pytest.mark.soak) for name in MOMENTS]
)
def test_what_the_guide_quotes_is_on_the_pages_that_it_names_at_that_date(
    heading: str, kept_store: KeptStore, tmp_path: Path, open_page: OpenPage
) -> None:
    day = MOMENTS[heading]

    def fill(home: Path, on: date = day) -> None:
        build(home, partial(cut, on=on))

    home = Path(shutil.copytree(kept_store(f"guide-{day}", fill), tmp_path / "home"))
    t = translator("fr")
    titles = {plain(t(title)): module for module, title in TITLES.items()}
    quoted = {plain(" ".join(words.split())) for words in LABEL.findall(part(heading))}
    named = {titles[words] for words in quoted & set(titles)} | {"overview"}
    shown: list[str] = []
    for module in sorted(named):
        app = open_page(module, home)
        if module == "solicit":  # « notez-les comme sollicités », as it says
            app.button(key="note-asked").click().run()
        assert not app.error
        shown += [plain(" ".join(text.split())) for text in said_on(app._tree)]
    held = "\n".join(shown)
    missing = quoted - set(titles) - NOT_ON_SCREEN - ELSEWHERE
    assert sorted(words for words in missing if words not in held) == []
