"""The fonts of the pages, made from those that Streamlit brings: the letters, the weight and the icons that are used.

python -m benchmarks.letters
Writes pages/assets/fonts/ anew, to be given after a new version of Streamlit: tests/pages/shared/test_fonts.py says so.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from streamlit.file_util import get_static_dir

from pages.shared.fonts import FONTS

PROJECT = Path(__file__).resolve().parents[1]
THEIRS = Path(get_static_dir()) / "static"
WORD = re.compile(r'"([a-z0-9_]+)"')
ICON = re.compile(r":material/([a-z0-9_]+)")
# All of Latin, its accents, punctuation, figures above and below, currencies, arrows, signs, shapes.
LATIN = (
    *range(0x20, 0x250),
    *range(0x2B0, 0x370),
    *range(0x1E00, 0x1F00),
    *range(0x2000, 0x2300),
    *range(0x25A0, 0x2600),
)
HEADING_WEIGHT = (
    600  # theme.headingFontWeights of .streamlit/config.toml, and the numbers of style.css and words.css
)
ICON_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
NAMES = (1, 3, 4, 6, 16, 25)  # of a font; the one of its makers is reserved to what they made


def icons() -> set[str]:
    """The icons that our pages and Streamlit's scripts name, and words of app.py, which names some without a sign."""
    texts = [path.read_text(encoding="utf-8") for path in _sources()]
    listed = WORD.findall((PROJECT / "app.py").read_text(encoding="utf-8"))
    return {*listed, *(name for text in texts for name in ICON.findall(text))}


def _sources() -> Iterator[Path]:
    for room in ("pages", "analytics", "data"):
        yield from (PROJECT / room).rglob("*.py")
    yield from (THEIRS / "js").glob("*.js")


def theirs(stem: str) -> TTFont:
    """The font of that name that Streamlit brings."""
    return TTFont(next((THEIRS / "media").glob(f"{stem}.*.woff2")))


def latin(stem: str, weight: int | None = None) -> TTFont:
    """The font with the letters of Latin writing alone, at one weight or at all of them."""
    font = theirs(stem)
    _reduce(font, ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum"], unicodes=LATIN)
    if weight:
        instancer.instantiateVariableFont(font, {"wght": weight}, inplace=True)
    for record in font["name"].names:
        if record.nameID in NAMES:
            record.string = record.toUnicode().replace("Source", "Binomes")
    return font


def drawn_icons(stem: str) -> TTFont:
    """The font with the icons that are used, each written by the letters of its name."""
    font = theirs(stem)
    drawings, cmap = ligatures(font), font.getBestCmap()
    drawn = [drawings[name] for name in icons() & set(drawings)]  # a few that Streamlit names are none
    letters = [cmap[ord(letter)] for letter in ICON_LETTERS]
    _reduce(font, ["liga", "rlig"], glyphs=[*drawn, *letters], closes=False)
    return font


def ligatures(font: TTFont) -> dict[str, str]:
    """Name of an icon → the glyph that the letters of that name become."""
    letters = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if chr(code) in ICON_LETTERS}
    drawings = {}
    for lookup in font["GSUB"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            for first, others in getattr(table, "ExtSubTable", table).ligatures.items():
                for ligature in others:
                    parts = (letters.get(glyph, "?") for glyph in (first, *ligature.Component))
                    drawings["".join(parts)] = ligature.LigGlyph
    return drawings


def _reduce(
    font: TTFont,
    features: list[str],
    closes: bool = True,
    unicodes: tuple[int, ...] = (),
    glyphs: object = (),
) -> None:
    options = subset.Options(layout_features=features, layout_closure=closes, glyph_names=False)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=unicodes, glyphs=glyphs)
    cut.subset(font)


def main() -> int:
    FONTS.mkdir(exist_ok=True)
    made = {
        "SourceSansVF-Upright": latin("SourceSansVF-Upright"),
        "SourceSerifVariable-Roman": latin("SourceSerifVariable-Roman", HEADING_WEIGHT),
        "MaterialSymbols-Rounded": drawn_icons("MaterialSymbols-Rounded"),
    }
    for stem, font in made.items():
        font.flavor = "woff2"
        path = FONTS / f"{stem}.woff2"
        font.save(path)
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
