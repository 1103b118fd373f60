"""The documents: their links lead somewhere, and what they quote of the screen stands on it."""

import re
from pathlib import Path

import pytest

from analytics.language.texts import catalogue

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md")])
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
LABEL = re.compile(r"\*\*(.+?)\*\*", re.S)
NOT_ON_SCREEN = {"gras", "titre", "chiffre", "barre"}  # parts of a page, named and not quoted


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(PROJECT)))
def test_a_link_leads_to_a_file(document: Path) -> None:
    for link in LINK.findall(document.read_text(encoding="utf-8")):
        if "://" not in link and not link.startswith("mailto:"):
            assert (document.parent / link).exists(), link


def test_the_guide_quotes_what_the_screen_says() -> None:
    said = {form for forms in catalogue("fr").values() for form in forms}
    quoted = set(map(plain, LABEL.findall(read("docs/guide.fr.md")))) - NOT_ON_SCREEN
    unknown = sorted(quoted - set(map(plain, said)))
    assert unknown == []


def plain(text: str) -> str:
    """The text with ordinary spaces, on one line."""
    return " ".join(text.replace("**", "").split())


def read(path: str) -> str:
    return (PROJECT / path).read_text(encoding="utf-8")
