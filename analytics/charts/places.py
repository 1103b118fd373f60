"""Where each word stands, once for all cohorts: the commonest in the middle, the others around it, as near as they can.

wordcloud keeps the table of what is taken; it would choose among the free places by chance, and the nearest to the
middle makes a denser drawing: the words are a fifth larger.
A word keeps its place from one cohort to the next and only its size changes. Its height grows with the power 0.7 of
the share of students who wrote it, between length and area.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from PIL import ImageFont

FONT = Path(__file__).parent / "fonts" / "SourceSans3VF-Upright.woff2"  # the one of the page, free (OFL.txt)
REGULAR, STRONG = 400, 600  # weights
SCALING = 0.7
MARGIN = 5  # pixels between two words
CELL = 2  # pixels: places are multiples of it
STEP = 2  # pixels of the largest word, between one trial and the next
X_HEIGHT = 0.245  # half of the height of small letters, as a share of the font size
SHARE_TOLD_APART = 0.25  # of the places, those kept for words that set a cohort apart though few wrote them
PLACES = ["form", "term", "rank", "x", "y", "width", "height", "font_size", "share"]


@dataclass(frozen=True)
class Form:
    """A drawing of one shape, in pixels at its natural size: how many words it holds, from which size to which."""

    name: str
    width: int
    height: int
    words: int
    largest: int
    smallest: int


FORMS: Sequence[Form] = (Form("wide", 640, 430, 72, 76, 13), Form("narrow", 330, 440, 34, 52, 14))


def form_of(name: str) -> Form:
    """The form of that name; StopIteration for any other."""
    return next(form for form in FORMS if form.name == name)


def master_layout(statistics: pd.DataFrame) -> pd.DataFrame:
    """One row per form and word that found a place: columns PLACES.

    `statistics`: cohort, term, share, z, kind of `analytics.words.statistics`. (x, y) is the middle of the small
    letters, the same for every cohort; width, height and font_size are the largest that the word may have, and
    `share` the share at which it has them. The same statistics give the same places.
    """
    parts = []
    for form in FORMS:
        shares = _chosen(statistics, form.words)
        placed = _fitted(shares, form)
        parts.append(pd.DataFrame(placed, columns=PLACES[1:]).assign(form=form.name))
    return pd.concat(parts, ignore_index=True)[PLACES]


def font_size(share: float, place_size: float, place_share: float, smallest: float) -> float:
    """The size of a word that `share` wrote, at a place of `place_size` made for `place_share`."""
    size = float(place_size * (share / place_share) ** SCALING)
    return min(max(size, smallest), place_size)


@cache
def font(size: int, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
    """Source Sans in one size, in pixels, and one weight."""
    face = ImageFont.truetype(str(FONT), size)
    face.set_variation_by_axes([weight])
    return face


def length(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide the text is, in pixels."""
    return float(font(100, weight).getlength(text) * size / 100)


def _chosen(statistics: pd.DataFrame, most: int) -> dict[str, float]:
    """Word → its largest share in any cohort: the most written ones, and some that set a cohort apart."""
    if statistics.empty:
        return {}
    words = statistics.groupby("term")["share"].max().rename("share").reset_index()
    words = words.sort_values(["share", "term"], ascending=[False, True])
    apart = statistics[statistics["kind"].isin(["more", "less"])]
    strongest = apart.assign(strength=apart["z"].abs()).sort_values(
        ["strength", "term"], ascending=[False, True]
    )
    often = set(words["term"].head(most - int(most * SHARE_TOLD_APART)))
    rarer = [term for term in dict.fromkeys(strongest["term"]) if term not in often]
    kept = often | set(rarer[: most - len(often)])
    kept |= set(words.loc[~words["term"].isin(kept), "term"].head(most - len(kept)))
    chosen = words[words["term"].isin(kept)]
    return dict(zip(chosen["term"], chosen["share"].astype(float), strict=True))


def _fitted(shares: Mapping[str, float], form: Form) -> list[tuple[object, ...]]:
    """The rows of one form, at the largest scale at which every word finds room, found by halving.

    All words are laid out at the same scale, so that sizes compare. Where there is no room even at the smallest
    scale, the last words have no row.
    """
    if not shares:
        return []
    top = max(shares.values())
    small, large, best = form.smallest, form.largest + STEP, None
    while best is None or large - small > STEP:
        tried = (small + large) // 2 if best is not None else small
        sizes = {word: max(tried * (share / top) ** SCALING, form.smallest) for word, share in shares.items()}
        placed = _packed(sizes, form)
        if best is None or len(placed) == len(shares):
            best, small = placed, tried
        else:
            large = tried
        if len(best) < len(shares):
            break
    return [
        (word, rank, *best[word], shares[word]) for rank, word in enumerate(shares, start=1) if word in best
    ]


def _packed(sizes: Mapping[str, float], form: Form) -> dict[str, tuple[float, ...]]:
    """Word → x, y, width, height, font size: each at the free place nearest to the middle, the first words first.

    A place is free when wordcloud's table of sums over the cells taken so far says that its box holds none. Boxes
    are those of the letters in the strong weight.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # comes with it, draws nothing, and finds no home
    from wordcloud.wordcloud import (
        IntegralOccupancyMap,  # half a second to import: only when a layout is made
    )

    rows, columns = form.height // CELL, form.width // CELL
    is_taken = np.zeros((rows, columns), dtype=np.int64)
    occupied = IntegralOccupancyMap(rows, columns, None)
    placed: dict[str, tuple[float, ...]] = {}
    for word, size in sizes.items():
        _, top, _, bottom = (edge * size / 100 for edge in font(100, STRONG).getbbox(word, anchor="ls"))
        width, height = length(word, size, STRONG), bottom - top
        wide, high = (int(np.ceil((side + MARGIN) / CELL)) for side in (width, height))
        if wide > columns or high > rows:
            continue
        sums = np.pad(occupied.integral.astype(np.int64), ((1, 0), (1, 0)))
        taken = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        down, right = np.ogrid[: taken.shape[0], : taken.shape[1]]
        away = ((2 * right + wide) / columns - 1) ** 2 + ((2 * down + high) / rows - 1) ** 2
        away = np.where(taken == 0, away, np.inf)
        first = int(away.argmin())
        row, column = divmod(first, taken.shape[1])
        if not np.isfinite(away[row, column]):
            break
        is_taken[row : row + high, column : column + wide] = 1
        occupied.update(is_taken, row, column)
        middle = (row + high / 2) * CELL
        baseline = middle - (top + bottom) / 2
        placed[word] = ((column + wide / 2) * CELL, baseline - X_HEIGHT * size, width, height, size)
    return placed
