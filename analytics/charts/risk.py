"""The risk of too few mentors as dots to count, because a chance that can be counted is believed."""

import math
from collections import Counter

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import ALERT, BLUE, CONTEXT, SURFACE, TEXT_SIZE, empty, finish, note
from analytics.frames import rows
from analytics.language import formats
from analytics.language.texts import Translator

DOT = 24  # pixels
MOST_COLUMNS = 11  # of dots, so that they stand side by side on a phone
LEAST_LEVELS = 4
POWERS = (1, 10, 100, 1_000, 10_000, 100_000, 1_000_000)
WIDTHS = tuple(times * power for power in POWERS for times in (1, 2, 5))  # of a column, in places


def dots(dots_of_cohort: pd.DataFrame, t: Translator) -> Chart:
    """Twenty equally likely gaps, one dot each: red where places are missing, blue where there are enough.

    No column straddles zero: the red dots, counted, are the risk.
    """
    table = [row for row in rows(dots_of_cohort) if row["gap"] is not None]
    gaps = [float(row["gap"]) for row in table]
    cohort = str(table[0]["cohort"]) if table else None
    title, subtitle = _title(gaps, cohort, t), t("Each dot is one chance in twenty")
    if not gaps:
        nothing = t("No forecast yet.")
        return Chart(empty(nothing, t.language, height=240), title, subtitle, nothing)
    width = _column_width(gaps)
    stacks = Counter(_column(gap, width) for gap in gaps)
    levels = max(*stacks.values(), LEAST_LEVELS)
    figure = go.Figure()
    for is_short, colour in ((False, BLUE), (True, ALERT)):
        _stacks(figure, {at: n for at, n in sorted(stacks.items()) if (at > 0) == is_short}, width, colour, t)
    finish(figure, t.language, height=(DOT + 3) * levels + 76, top=46)
    low, high = (min(*stacks, 0) - 1.5) * width, (max(*stacks, 1) + 0.5) * width
    ticks = _ticks(low, high, width)
    figure.update_xaxes(
        range=[low, high],
        tickvals=ticks,
        ticktext=[formats.number(abs(tick), t.language) for tick in ticks],
        tickangle=0,
        showline=True,
        linecolor=CONTEXT,
    )
    figure.update_yaxes(visible=False, range=[0, levels])
    figure.add_vline(x=0, line={"color": CONTEXT, "width": 1.5})
    _name_the_sides(figure, t)
    return Chart(figure, title, subtitle, _alt(gaps, t))


def _title(gaps: list[float], cohort: str | None, t: Translator) -> str:
    if cohort is None:
        return t("Places missing or to spare, twenty chances")
    return t("Places missing or to spare for the {cohort}, twenty chances", cohort=cohort)


def _column(gap: float, width: float) -> int:
    """The number of the column of a gap: 1, 2… to the right of zero, 0, -1… to its left, where no place is missing."""
    return math.ceil(gap / width)


def _column_width(gaps: list[float]) -> int:
    """The narrowest of the round widths with which the dots take no more columns than fit a phone."""
    for width in WIDTHS:
        if (
            max(*(_column(gap, width) for gap in gaps), 1) - min(*(_column(gap, width) for gap in gaps), 0)
            < MOST_COLUMNS
        ):
            return width
    return WIDTHS[-1]


def _stacks(figure: go.Figure, stacks: dict[int, int], width: float, colour: str, t: Translator) -> None:
    places = [(at, level) for at, dots_there in stacks.items() for level in range(dots_there)]
    figure.add_scatter(
        x=[(at - 0.5) * width for at, _ in places],
        y=[level + 0.5 for _, level in places],
        mode="markers",
        marker={"size": DOT, "color": colour, "opacity": 1, "line": {"color": SURFACE, "width": 1}},
        hovertext=[_hover(at, stacks[at], width, t) for at, _ in places],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _hover(at: int, dots_there: int, width: float, t: Translator) -> str:
    nearer, farther = sorted((abs(at - 1) * width, abs(at) * width))
    sentence = (
        t("{low} to {n} place missing", "{low} to {n} places missing", n=farther, low=nearer)
        if at > 0
        else t("{low} to {n} place to spare", "{low} to {n} places to spare", n=farther, low=nearer)
    )
    return f"{sentence}<br>" + t("{n} chance in 20", "{n} chances in 20", n=dots_there)


def _ticks(low: float, high: float, width: int) -> list[int]:
    """At most nine edges of columns, zero among them."""
    step = next(width * times for times in (1, 2, 3, 5, 10, 100) if (high - low) / (width * times) <= 9)
    return list(range(step * math.ceil(low / step), math.floor(high) + 1, step))


def _name_the_sides(figure: go.Figure, t: Translator) -> None:
    """Says above the dots, on either side, what they mean; the chance itself stands once, out of ten, on the page."""
    sides = ((0, "left", BLUE, t("◀ places to spare")), (1, "right", ALERT, t("places missing ▶")))
    for x, anchor, colour, words in sides:
        label = f"<b>{words}</b>"
        above = {"xref": "paper", "yref": "paper", "yanchor": "bottom", "yshift": 4}
        figure.add_annotation(
            note(label, x=x, y=1, xanchor=anchor, align=anchor, size=TEXT_SIZE, color=colour, **above)
        )


def _alt(gaps: list[float], t: Translator) -> str:
    low, high = min(gaps), max(gaps)
    return t(
        "Of {all} equally likely cases, places minus students go from {low} to {high}.",
        all=len(gaps),
        low=formats.signed(-high, t.language),
        high=formats.signed(-low, t.language),
    )
