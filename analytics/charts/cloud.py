"""The word cloud: wordcloud places the words once for all cohorts, we draw them as an accessible SVG.

A word keeps its place from one cohort to the next and only its size changes. Its height grows with the power 0.7 of
the share of students who wrote it, between length and area, and stops shrinking where it could not be read.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pandas as pd
from PIL import ImageFont

from analytics import formats
from analytics.charts.theme import DARK, FOCUS, LIGHT
from analytics.frames import Row, rows
from analytics.texts import Translator

# Small, so that the smallest words can be read on a phone; laying out costs less, too.
WIDTH, HEIGHT = 640, 420
LARGEST, SMALLEST = 92, 13
MARGIN = 4
FULLEST = 0.9  # boxes that would cover more of the drawing find no room: trying is a waste of time
SCALING = 0.7
SEED = 2017
STRESSED = 10  # the first words, in the focus colour
MUTED = ("#556074", "#a9b6cb")  # text of words further down, in light and in dark
DRAWN_LARGER = 1.08  # Source Sans, which draws, is narrower and lower than DejaVu Sans, which measures
X_HEIGHT = 0.27  # half of the height of small letters, as a share of the font size


@dataclass(frozen=True)
class Place:
    """Where a word stands for every cohort: the middle of its small letters, and the largest size it may have."""

    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Layout:
    """The places of all words, and the size of a word with the largest share of all."""

    places: Mapping[str, Place]
    largest: int


@dataclass(frozen=True)
class Cloud:
    """A cloud and the words around it."""

    svg: str  # empty when no word can be shown
    title: str
    subtitle: str
    left_out: int  # words that may be shown and are not drawn: beyond the number asked, or without room


def word_cloud(all_terms: pd.DataFrame, cohort: str, t: Translator, most: int = 60) -> Cloud:
    """The cloud of one cohort with its title and how to read it; arguments as for `cloud_svg`."""
    of_cohort = [row for row in rows(all_terms) if row["cohort"] == cohort and row["share_of_authors"]]
    known = of_cohort[0].get("words", len(of_cohort)) if of_cohort else 0
    shown = _shown(all_terms, cohort, _weights(all_terms, most))
    if not shown:
        return Cloud(
            "",
            t("The words of the motivations"),
            t("No word was written by enough students."),
            known,
        )
    subtitle = t(
        "Size: share of the students who wrote the word, from {least} to {most}. A word keeps its place every year",
        least=formats.percent(shown[-1]["share_of_authors"], t.language),
        most=formats.percent(shown[0]["share_of_authors"], t.language),
    )
    title = t("What the students of the {cohort} write", cohort=cohort)
    return Cloud(cloud_svg(all_terms, cohort, t, most), title, subtitle, known - len(shown))


def cloud_svg(all_terms: pd.DataFrame, cohort: str, t: Translator, most: int = 60) -> str:
    """The cloud of one cohort as SVG, its words in order of rank; empty string when no word can be shown.

    `all_terms` holds the words of every cohort (columns of cohort_term); the `most` words with the largest share in
    any cohort have a place. Colours follow the colour scheme of the page, light when it has none.
    """
    weights = _weights(all_terms, most)
    shown = _shown(all_terms, cohort, weights)
    if not shown:
        return ""
    layout, top = _layout(weights), weights[0][1]
    drawn = []
    for rank, row in enumerate(shown):
        place = layout.places[row["term"]]
        size = min(place.size, _size(row["share_of_authors"] / top, layout.largest))
        drawn.append(_word(row, rank, place, size, t))
    words = "\n".join(drawn)
    name = t("Words of the motivations of the {cohort}", cohort=cohort)
    listed = ", ".join(
        f"{row['term']} {formats.percent(row['share_of_authors'], t.language)}" for row in shown
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="100%" role="img" '
        f'class="cloud" aria-labelledby="cloud-title cloud-desc" lang="{t.language}">\n'
        f'<title id="cloud-title">{html.escape(name)}</title>\n'
        f'<desc id="cloud-desc">{html.escape(listed)}</desc>\n'
        f"<style>{_style()}</style>\n{words}\n</svg>"
    )


def _weights(all_terms: pd.DataFrame, most: int) -> tuple[tuple[str, float], ...]:
    """The `most` words with the largest share in any cohort, and that share; ties in alphabetical order."""
    largest: dict[str, float] = {}
    for row in rows(all_terms):
        if row["share_of_authors"]:
            largest[row["term"]] = max(largest.get(row["term"], 0), row["share_of_authors"])
    return tuple(sorted(largest.items(), key=lambda pair: (-pair[1], pair[0]))[:most])


def _shown(all_terms: pd.DataFrame, cohort: str, weights: tuple[tuple[str, float], ...]) -> list[Row]:
    """The rows of the cohort whose word has a place, the most written first."""
    placed = _layout(weights).places if weights else {}
    mine = [
        row
        for row in rows(all_terms)
        if row["cohort"] == cohort and row["share_of_authors"] and row["term"] in placed
    ]
    return sorted(mine, key=lambda row: (-row["share_of_authors"], row["term"]))


@lru_cache(maxsize=8)
def _layout(weights: tuple[tuple[str, float], ...]) -> Layout:
    """A place for every word, the same for the same weights, font and Pillow: about 100 ms for 60 words.

    Many words of much the same share are all laid out smaller, so that sizes still compare; what has no room at the
    smallest scale has no place.
    """
    layout = Layout({}, LARGEST)
    for largest in range(LARGEST, 2 * SMALLEST, -4):
        sizes = {word: _size(share / weights[0][1], largest) for word, share in weights}
        is_last = largest - 4 <= 2 * SMALLEST
        if _room_taken(sizes) > FULLEST and not is_last:
            continue
        layout = Layout(_placed(sizes), largest)
        if all(word in layout.places and layout.places[word].size >= 0.93 * sizes[word] for word in sizes):
            break
    return layout


def _room_taken(sizes: Mapping[str, float]) -> float:
    """The share of the drawing that the boxes of these words would cover."""
    measure = ImageFont.truetype(str(_font_path()), 100)
    boxes = (
        (measure.getlength(word) * size / 100 + MARGIN) * (0.9 * size + MARGIN)
        for word, size in sizes.items()
    )
    return sum(boxes) / (WIDTH * HEIGHT)


def _size(relative_share: float, largest: float) -> float:
    return max(float(largest * relative_share**SCALING), SMALLEST)


def _placed(sizes: Mapping[str, float]) -> dict[str, Place]:
    """Where wordcloud puts words of these sizes, the largest first; it shrinks or drops those that find no room."""
    from wordcloud import WordCloud  # half a second to import: only when a cloud is drawn

    cloud = WordCloud(
        font_path=str(_font_path()),
        width=WIDTH,
        height=HEIGHT,
        margin=MARGIN,
        max_words=len(sizes),
        max_font_size=round(max(sizes.values())),
        min_font_size=SMALLEST - 1,
        prefer_horizontal=1,
        relative_scaling=1,
        random_state=SEED,
    )
    cloud.generate_from_frequencies(dict(sizes))
    places = {}
    for (word, _), size, (down, right), _, _ in cloud.layout_:
        font = ImageFont.truetype(str(_font_path()), size)
        baseline = int(down) - font.getbbox(word, anchor="ls")[1]  # wordcloud gives the top of the ink
        places[word] = Place(int(right) + font.getlength(word) / 2, baseline - X_HEIGHT * size, size)
    return places


def _word(row: Row, rank: int, place: Place, size: float, t: Translator) -> str:
    length = ImageFont.truetype(str(_font_path()), 100).getlength(row["term"]) * size / 100
    hint = t(
        "{word}: {share}, {n} student",
        "{word}: {share}, {n} students",
        word=row["term"],
        share=formats.percent(row["share_of_authors"], t.language),
        n=row["authors"],
    )
    stress = "cloud-word cloud-top" if rank < STRESSED else "cloud-word"
    return (
        f'<text class="{stress}" x="{place.x:.1f}" y="{place.y + X_HEIGHT * size:.1f}" '
        f'font-size="{size * DRAWN_LARGER:.1f}" textLength="{length:.1f}" lengthAdjust="spacingAndGlyphs">'
        f"<title>{html.escape(hint)}</title>{html.escape(row['term'])}</text>"
    )


def _style() -> str:
    return (
        ".cloud-word{font-family:'Source Sans','Source Sans 3','Source Sans Pro','DejaVu Sans',sans-serif;"
        f"text-anchor:middle;fill:{MUTED[0]};fill:light-dark({MUTED[0]},{MUTED[1]})}}"
        f".cloud-top{{font-weight:600;fill:{LIGHT[FOCUS]};fill:light-dark({LIGHT[FOCUS]},{DARK[FOCUS]})}}"
    )


def _font_path() -> Path:
    """DejaVu Sans, which matplotlib, a dependency of wordcloud, always brings."""
    spec = find_spec("matplotlib")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("matplotlib, which wordcloud needs, is not installed")
    return Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
