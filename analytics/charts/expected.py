"""How many students to expect where mentors are not known: past campaigns, intervals, and what was printed since."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    FOCUS,
    GOLD,
    SURFACE,
    TEXT_SIZE,
    TRANSPARENT,
    add_notes,
    cohort_axis,
    finish,
    note,
)
from analytics.forecast.sentences import whole
from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator

HEIGHT = 340
WIDTH = 0.6


def expected(cohorts: pd.DataFrame, future: pd.DataFrame, t: Translator) -> Chart:
    """Columns: students counted, or pairs published (outlined), then forecast intervals (hatched) and their medians.

    `cohorts`: rows of cohort_summary; `future`: rows of demand_alone, one at least. A golden mark: more than that many
    signed up, as was printed since.
    """
    ahead = rows(future)
    past = [row for row in rows(cohorts) if row["cohort_year"] < ahead[0]["cohort_year"]]
    past = [row for row in past if is_known(_number(row))]
    is_bound = ahead[0]["is_bound"]
    title = (
        t("Pairs published, and the fewest students to expect")
        if is_bound
        else t("Students, and how many to expect")
    )
    subtitle = t(
        "Hatched: forecast, 8 chances in 10 to be inside. Golden mark: printed since, more than that many"
    )
    figure = go.Figure()
    figure.add_bar(
        x=[row["cohort"] for row in past],
        y=[_number(row) for row in past],
        width=WIDTH,
        marker={"color": SURFACE if is_bound else FOCUS, "line": {"color": FOCUS, "width": 2}},
        hovertemplate="%{x}: %{y}<extra></extra>",
    )
    _intervals(figure, ahead, t)
    printed = [row for row in ahead if row["more_than"] is not None]
    figure.add_scatter(
        x=[row["cohort"] for row in printed],
        y=[row["more_than"] for row in printed],
        mode="markers",
        marker={"size": 20, "color": GOLD, "symbol": "line-ew-open", "line": {"width": 5}},
        hoverinfo="skip",
    )
    finish(figure, t.language, HEIGHT, top=28)
    figure.update_layout(showlegend=False, barmode="overlay")
    figure.update_yaxes(rangemode="tozero", showgrid=True, nticks=6)
    cohort_axis(figure, {row["cohort"]: "" for row in [*past, *ahead]}, None)
    add_notes(figure, [*(_count(row, t) for row in past), *(_median(row, t) for row in ahead)])
    add_notes(figure, [_printed(row, t) for row in printed])
    return Chart(figure, title, subtitle, " ".join(_alt(row, t) for row in ahead))


def _intervals(figure: go.Figure, ahead: list[Row], t: Translator) -> None:
    """The 80 % interval of each campaign to come, hatched, and its median."""
    figure.add_bar(
        x=[row["cohort"] for row in ahead],
        y=[row["q90"] - row["q10"] for row in ahead],
        base=[row["q10"] for row in ahead],
        width=WIDTH,
        marker={
            "color": TRANSPARENT,
            "line": {"color": FOCUS, "width": 1},
            "pattern": {"shape": "/", "fgcolor": FOCUS, "bgcolor": TRANSPARENT, "solidity": 0.16},
        },
        hovertext=[_alt(row, t) for row in ahead],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    figure.add_scatter(
        x=[row["cohort"] for row in ahead],
        y=[row["q50"] for row in ahead],
        mode="markers",
        marker={"size": 10, "color": FOCUS},
        hoverinfo="skip",
    )


def _number(row: Row) -> float | None:
    """The students of a past campaign, or the pairs published where its applications are not given."""
    return row["eligible"] if is_known(row["eligible"]) else row["pairs"]


def _count(row: Row, t: Translator) -> dict[str, object]:
    count = formats.number(_number(row), t.language)
    return note(count, x=row["cohort"], y=_number(row), yanchor="bottom", yshift=3, size=TEXT_SIZE)


def _median(row: Row, t: Translator) -> dict[str, object]:
    count = formats.number(whole(row["q50"]), t.language)
    return note(f"<b>{count}</b>", x=row["cohort"], y=row["q50"], yshift=15, bgcolor=SURFACE, color=FOCUS)


def _printed(row: Row, t: Translator) -> dict[str, object]:
    text = t("printed: more than {n}", n=int(row["more_than"]))
    return note(text, x=row["cohort"], y=row["q90"], yanchor="bottom", yshift=3, size=TEXT_SIZE)


def _alt(row: Row, t: Translator) -> str:
    return t(
        "{cohort}: {median}, in 8 cases out of 10 {low} to {high}.",
        cohort=row["cohort"],
        median=str(whole(row["q50"])),
        low=str(whole(row["q10"])),
        high=str(whole(row["q90"])),
    )
