"""The mentors of the next campaign, class by class: what each gave last time, and what to expect of it."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import BLUE, CONTEXT, FOCUS, HAIRLINE, SURFACE, empty, finish, note
from analytics.forecast.stock import beside_last, turnover
from analytics.frames import Row, highest, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import code_of, year_of

ROW, LEAST = 25, 190  # pixels


def stock(expected: pd.DataFrame, supply: pd.DataFrame, window: tuple[int, int], t: Translator) -> Chart:
    """One line a class: a ring for the campaign before, a dot in its 80 % interval for the next one.

    `expected`: rows of `forecast.stock.ahead`; `supply`: rows of mentor_supply.
    """
    if expected.empty:
        nothing = t("No forecast yet.")
        return Chart(
            empty(nothing, t.language, LEAST),
            t("The mentors of the next campaign, class by class"),
            "",
            nothing,
        )
    cohort = str(expected["cohort"].iloc[0])
    frame = beside_last(expected, supply)
    table = rows(frame)
    figure = go.Figure()
    for row in table:
        if row["volunteers_q10"] is not None:
            figure.add_scatter(
                x=[row["volunteers_q10"], row["volunteers_q90"]],
                y=[row["promotion"]] * 2,
                mode="lines",
                line={"color": CONTEXT, "width": 6},
                opacity=0.45,
                hoverinfo="skip",
            )
    _marks(figure, table, "before", {"color": SURFACE, "line": {"color": BLUE, "width": 2.5}}, t)
    _marks(figure, table, "volunteers_q50", {"color": FOCUS}, t)
    finish(figure, t.language, max(ROW * len(table) + 34, LEAST), top=4)
    reach = max(highest(table, "volunteers_q90"), highest(table, "before"), 1)
    figure.update_xaxes(range=[-0.04 * reach, 1.3 * reach], showgrid=True, gridcolor=HAIRLINE, nticks=6)
    figure.update_yaxes(
        type="category", autorange="reversed", categoryarray=[row["promotion"] for row in table]
    )
    for row in table:
        if word := _word(row, window, t):
            figure.add_annotation(note(word, x=1, y=row["promotion"], xref="paper", xanchor="right"))
    subtitle = t(
        "Volunteers per class. Ring: {last}. Dot and bar: forecast for the {cohort}, 8 chances in 10 to be inside",
        last=code_of(year_of(cohort) - 1),
        cohort=cohort,
    )
    alt = " ".join(f"{_sentence(row, t)}." for row in table)
    return Chart(figure, turnover(frame, window, t), subtitle, alt)


def _marks(
    figure: go.Figure, table: list[Row], column: str, marker: dict[str, object], t: Translator
) -> None:
    marked = [row for row in table if is_known(row[column])]
    figure.add_scatter(
        x=[float(row[column]) for row in marked],
        y=[row["promotion"] for row in marked],
        mode="markers",
        marker={"size": 11, "opacity": 1, **marker},
        hovertext=[_sentence(row, t) for row in marked],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _word(row: Row, window: tuple[int, int], t: Translator) -> str:
    if row["gap"] > window[1]:
        return t("leaves") if row["gap"] == window[1] + 1 else t("already outside")
    return t("comes in") if row["gap"] == window[0] else ""


def _sentence(row: Row, t: Translator) -> str:
    """'X10: 12 before, 5 to 9 expected'."""
    parts = []
    if row["before"] is not None:
        parts.append(t("{n} before", n=row["before"]))
    if row["volunteers_q50"] is None:
        parts.append(t("outside the window"))
    else:
        low, high = (
            formats.number(round(float(row[name])), t.language)
            for name in ("volunteers_q10", "volunteers_q90")
        )
        parts.append(t("{low} to {high} expected", low=low, high=high))
    return t("{word}: {count}", word=row["promotion"], count=", ".join(parts))
