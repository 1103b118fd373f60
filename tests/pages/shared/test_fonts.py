"""The reduced fonts against those of the Streamlit that is installed: `python -m benchmarks.letters` makes them anew."""

import pytest
from fontTools.ttLib import TTFont

from benchmarks import letters
from pages.shared import fonts

WRITTEN = "Où sont les 24 élèves ? Œuvre, « çà et là » : 1\u202f000 €, − 5 %, ≤ 3 → ■ □ Łódź, Nguyễn"


def ours(stem: str) -> TTFont:
    return TTFont(fonts.FONTS / f"{stem}.woff2")


@pytest.mark.parametrize("stem", ["SourceSansVF-Upright", "SourceSerifVariable-Roman"])
def test_the_letters_of_a_reduced_font_are_those_of_streamlit_as_wide_as_there(stem: str) -> None:
    small, whole = ours(stem), letters.theirs(stem)
    if stem.startswith("SourceSerif"):
        letters.instancer.instantiateVariableFont(whole, {"wght": letters.HEADING_WEIGHT}, inplace=True)
    assert all(small["hhea"].__dict__[name] == whole["hhea"].__dict__[name] for name in ("ascent", "descent"))
    known, theirs = small.getBestCmap(), whole.getBestCmap()
    assert set(theirs) & set(letters.LATIN) == set(known)
    widths = {code: small["hmtx"][glyph][0] for code, glyph in known.items()}
    assert widths == {code: whole["hmtx"][theirs[code]][0] for code in known}
    missing = {letter for letter in WRITTEN if ord(letter) not in known and ord(letter) in theirs}
    assert not missing


def test_every_icon_that_a_page_or_streamlit_names_is_drawn() -> None:
    whole = set(letters.ligatures(letters.theirs("MaterialSymbols-Rounded")))
    assert {"download", "keyboard_arrow_down", "balance"} <= letters.icons() & whole
    assert letters.icons() & whole <= set(letters.ligatures(ours("MaterialSymbols-Rounded")))


def test_each_reduced_font_stands_at_one_address_of_streamlit() -> None:
    assert len(fonts.reduced()) == len(list(fonts.FONTS.glob("*.woff2"))) == 3
