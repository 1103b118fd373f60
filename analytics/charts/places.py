"""Where each word stands, once for all cohorts: the commonest in the middle, the others around it, as near as they can.

wordcloud keeps the table of what is taken, one for each cohort: a place is free where the word finds room in every one
of them, at the size that it has there. A word keeps its place from one cohort to the next and only its size changes.
Its height grows with the power 0.7 of the share of students who wrote it, between length and area.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd
from PIL import ImageFont

FONT = Path(__file__).parent / "fonts" / "SourceSans3VF-Upright.woff2"  # the one of the page, free (OFL.txt)
REGULAR, STRONG = 400, 600  # weights
SCALING = 0.7
ASIDE, ABOVE = (
    0.16,
    2.0,
)  # around a word: its size's share on either side, as a space is wide, and pixels above and below
CELL = 2  # pixels: places are multiples of it
STEP = 2  # pixels of the largest word, between one trial and the next
X_HEIGHT = 0.245  # half of the height of small letters, as a share of the font size
SHARE_TOLD_APART = 0.25  # of the places, those kept for words that set a cohort apart though few wrote them
Shares: TypeAlias = npt.NDArray[np.float64]
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


@dataclass(frozen=True)
class Table:
    """The cells of one cohort that are taken, and their sums: as wordcloud keeps them, and behind a line of zeros."""

    cells: npt.NDArray[np.uint32]
    kept: Any
    sums: npt.NDArray[np.uint32]

    def take(self, line: int, column: int, high: int, wide: int) -> None:
        """The box is taken."""
        self.cells[line : line + high, column : column + wide] = 1
        self.kept.update(self.cells, line, column)
        self.sums[1:, 1:] = self.kept.integral

    def taken(
        self, line: int, column: int, high: int, wide: int, shape: tuple[int, int]
    ) -> npt.NDArray[np.uint32]:
        """How many cells are taken in a box of this height and width, from each of `shape` first cells on."""
        sums = self.sums  # without a sign: what is taken away too much comes back
        lines = slice(line, line + shape[0]), slice(line + high, line + high + shape[0])
        columns = slice(column, column + shape[1]), slice(column + wide, column + wide + shape[1])
        cells: npt.NDArray[np.uint32] = (
            sums[lines[1], columns[1]]
            - sums[lines[0], columns[1]]
            - sums[lines[1], columns[0]]
            + sums[lines[0], columns[0]]
        )
        return cells


FORMS: Sequence[Form] = (Form("wide", 560, 400, 64, 76, 13), Form("narrow", 330, 440, 46, 52, 13))


def form_of(name: str) -> Form:
    """The form of that name; StopIteration for any other."""
    return next(form for form in FORMS if form.name == name)


def master_layout(statistics: pd.DataFrame) -> pd.DataFrame:
    """One row per form and word that found a place: columns PLACES.

    `statistics`: cohort, term, share, z, kind of `analytics.words.statistics`. (x, y) is the middle of the small
    letters, the same for every cohort; width, height and font_size are the largest that the word has, and
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


def _chosen(statistics: pd.DataFrame, most: int) -> dict[str, Shares]:
    """Word → its share in each cohort, 0 where it is not shown: the most written ones, some that set a cohort apart."""
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
    ordered = words.loc[words["term"].isin(kept), "term"]
    wide = statistics.pivot(index="term", columns="cohort", values="share").fillna(0.0).loc[ordered]
    return dict(zip(ordered, wide.to_numpy(dtype=float), strict=True))


def _fitted(shares: Mapping[str, Shares], form: Form) -> list[tuple[object, ...]]:
    """The rows of one form, at the largest scale at which every word finds room, found by halving.

    All words are laid out at the same scale, so that sizes compare. Where there is no room even at the smallest
    scale, the last words have no row.
    """
    if not shares:
        return []
    top = max(of_word.max() for of_word in shares.values())
    small, large, best = form.smallest, form.largest + STEP, None
    while best is None or large - small > STEP:
        tried = (small + large) // 2 if best is not None else small
        sizes = {
            word: np.where(of_word > 0, np.maximum(tried * (of_word / top) ** SCALING, form.smallest), 0.0)
            for word, of_word in shares.items()
        }
        placed = _packed(sizes, form)
        if best is None or len(placed) == len(shares):
            best, small = placed, tried
        else:
            large = tried
        if len(best) < len(shares):
            break
    return [
        (word, rank, *best[word], float(shares[word].max()))
        for rank, word in enumerate(shares, start=1)
        if word in best
    ]


def _packed(sizes: Mapping[str, Shares], form: Form) -> dict[str, tuple[float, ...]]:
    """Word → x, y, width, height, font size: each at the free place nearest to the middle, the first words first.

    `sizes`: of the word in each cohort, 0 where it is not drawn. A place is free when wordcloud's table of sums over
    the cells taken so far says, for each cohort, that its box holds none. Boxes are those of strong letters.
    """
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # comes with it, draws nothing, and finds no home
    from wordcloud.wordcloud import (
        IntegralOccupancyMap,  # half a second to import: only when a layout is made
    )

    rows, columns = form.height // CELL, form.width // CELL
    tables = [
        Table(
            np.zeros((rows, columns), np.uint32),
            IntegralOccupancyMap(rows, columns, None),
            np.zeros((rows + 1, columns + 1), np.uint32),
        )
        for _ in next(iter(sizes.values()))
    ]
    placed: dict[str, tuple[float, ...]] = {}
    for word, of_word in sizes.items():
        _, top, _, bottom = (edge / 100 for edge in font(100, STRONG).getbbox(word, anchor="ls"))
        wide = length(word, 1, STRONG)
        # From the middle of the small letters: cells to either side, above, below, in each cohort.
        reach = np.ceil(
            np.outer(of_word, (wide / 2 + ASIDE, -top - X_HEIGHT, bottom + X_HEIGHT)) / CELL
            + (0, ABOVE / CELL, 0)
        ).astype(int)
        aside, above, below = reach.max(axis=0)
        if 2 * aside > columns or above + below > rows:
            continue
        free = np.zeros((rows - above - below + 1, columns - 2 * aside + 1), dtype=np.uint32)
        drawn = [
            (table, *of_cohort) for table, of_cohort, size in zip(tables, reach, of_word, strict=True) if size
        ]
        for table, side, up, down in drawn:
            free += table.taken(above - up, aside - side, up + down, 2 * side, free.shape)
        line, column = np.ogrid[: free.shape[0], : free.shape[1]]
        away = (2 * (column + aside) / columns - 1) ** 2 + (2 * (line + above) / rows - 1) ** 2
        away = np.where(free == 0, away, np.inf)
        y, x = divmod(int(away.argmin()), away.shape[1])
        if not np.isfinite(away[y, x]):
            break
        y, x = y + above, x + aside
        for table, side, up, down in drawn:
            table.take(y - up, x - side, up + down, 2 * side)
        size = float(of_word.max())
        placed[word] = (x * CELL, y * CELL, wide * size, (bottom - top) * size, size)
    return placed
