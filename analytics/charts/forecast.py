"""What the next campaigns should look like: students against places, with what is not known."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    BLUE,
    CONTEXT,
    FOCUS,
    HAIRLINE,
    NOTE_SIZE,
    SURFACE,
    TEXT_SIZE,
    TICK_SIZE,
    TRANSPARENT,
    empty,
    finish,
    note,
)
from analytics.forecast.sentences import LIKELY, UNLIKELY, chances, whole
from analytics.frames import Row, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator

HEIGHT = 330
MOST_PAST = 9  # campaigns that are over: older ones say little of the next
DENSE = 8  # more cohorts than this are named in smaller letters, and a past one in two only
QUANTILES = ("q10", "q50", "q90")
UNDER = 0.14  # of the height: what the number under a median takes


@dataclass(frozen=True)
class Line:
    """One of the two lines of the fan: where it was counted, how it was forecast, how it looks."""

    counted: str  # column of cohort_summary
    name: str  # prefix of the columns of forecast
    colour: str
    fill: str
    hatch: str


STUDENTS = Line("eligible", "demand", FOCUS, FOCUS, "/")
PLACES = Line("places", "supply", BLUE, SURFACE, "\\")


def fan(
    cohorts: pd.DataFrame, forecast: pd.DataFrame, t: Translator, usual: pd.DataFrame | None = None
) -> Chart:
    """Students and places: counted cohorts as solid lines, future ones as a dotted median in a hatched 80 % band.

    `cohorts` holds rows of cohort_summary, `forecast` one row per future cohort, whose risk stands under its name.
    Under a scenario, `usual` is the forecast without it: its medians stand behind, in grey.
    """
    future = sorted(rows(forecast), key=lambda row: float(row["cohort_year"]))
    title = _fan_title(future, t) if usual is None else scenario_title(future, t)
    subtitle = t(
        "Students (dots) and places (rings) per class. Hatched: forecast, 8 chances in 10 to be inside."
        " Below: risk of too few mentors"
    )
    as_it_is = [] if usual is None else rows(usual)
    if as_it_is:
        subtitle = f"{subtitle}. {t('In grey: as it is')}"
    if not values(future, "demand_q50") and not values(future, "supply_q50"):
        nothing = t("No forecast yet.")
        return Chart(empty(nothing, t.language, HEIGHT), title, subtitle, nothing)
    before = [row for row in rows(cohorts) if row["cohort_year"] < future[0]["cohort_year"]]
    past = sorted(before, key=lambda row: float(row["cohort_year"]))[-MOST_PAST:]
    if len(before) > len(past):
        subtitle = f"{subtitle}. {t('The last {n} campaigns of {all}', n=len(past), all=len(before))}"
    figure = go.Figure()
    for line in (PLACES, STUDENTS):
        _band(figure, past, future, line)
    for line in (PLACES, STUDENTS):
        _behind(figure, past, as_it_is, line)
    for line in (PLACES, STUDENTS):
        _line(figure, past, future, line, t)
    finish(figure, t.language, HEIGHT, top=28)
    figure.update_layout(margin={"r": 62})
    low, high = _reach(past, [*future, *as_it_is])
    figure.update_yaxes(range=[low, high], showgrid=True, gridcolor=HAIRLINE, nticks=6)
    _name_the_years(figure, past, future, t)
    _write_the_medians(figure, future, 0.08 * (high - low), t)
    return Chart(figure, title, subtitle, _fan_alt(future, t))


def _fan_title(future: list[Row], t: Translator) -> str:
    first = next((row for row in future if row["p_shortage"] is not None), None)
    if first is None:
        return t("Demand and supply, class by class")
    if first["p_shortage"] >= LIKELY:
        return t("Demand should exceed supply for the {cohort}", cohort=first["cohort"])
    if first["p_shortage"] >= UNLIKELY:
        return t("Demand and supply should be close for the {cohort}", cohort=first["cohort"])
    return t("Supply should cover demand for the {cohort}", cohort=first["cohort"])


def scenario_title(future: list[Row], t: Translator) -> str:
    """The risk that the levers leave."""
    if not future or future[0]["p_shortage"] is None:
        return _fan_title(future, t)
    return t(
        "With these levers: {chances} of too few mentors for the {cohort}",
        chances=chances(future[0]["p_shortage"], t),
        cohort=future[0]["cohort"],
    )


def _behind(figure: go.Figure, past: list[Row], usual: list[Row], line: Line) -> None:
    """The medians of the forecast as it is, behind those of a scenario."""
    start = [(row["cohort_year"], row[line.counted]) for row in past[-1:] if is_known(row[line.counted])]
    points = [*start, *((row["cohort_year"], row[f"{line.name}_q50"]) for row in usual)]
    if usual:
        figure.add_scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            mode="lines",
            line={"color": CONTEXT, "width": 2, "dash": "dot"},
            hoverinfo="skip",
        )


def _band(figure: go.Figure, past: list[Row], future: list[Row], line: Line) -> None:
    """The 80 % interval, opening from the last cohort that was counted."""
    low, high = f"{line.name}_q10", f"{line.name}_q90"
    bounded = [row for row in future if row[low] is not None and row[high] is not None]
    start = [(row["cohort_year"], row[line.counted]) for row in past[-1:] if is_known(row[line.counted])]
    up = [(row["cohort_year"], row[high]) for row in bounded]
    down = [(row["cohort_year"], row[low]) for row in reversed(bounded)]
    if not bounded:
        return
    outline = [*start, *up, *down]
    figure.add_scatter(
        x=[x for x, _ in [*outline, outline[0]]],
        y=[y for _, y in [*outline, outline[0]]],
        mode="lines",
        line={"color": line.colour, "width": 1},
        fill="toself",
        fillcolor=TRANSPARENT,
        fillpattern={"shape": line.hatch, "fgcolor": line.colour, "bgcolor": TRANSPARENT, "solidity": 0.16},
        opacity=0.5,
        hoverinfo="skip",
    )


def _line(figure: go.Figure, past: list[Row], future: list[Row], line: Line, t: Translator) -> None:
    """What was counted, then the medians; they are joined by dots, which are no measure of the years between."""
    counts = [row[line.counted] for row in past]
    counted = [
        (row["cohort_year"], count if is_known(count) else None)
        for row, count in zip(past, counts, strict=True)
    ]
    medians = [(row["cohort_year"], row[f"{line.name}_q50"]) for row in future]
    for points, dash in (([*counted[-1:], *medians], "dot"), (counted, "solid")):
        figure.add_scatter(
            x=[x for x, _ in points],
            y=[y for _, y in points],
            mode="lines",
            line={"color": line.colour, "width": 3, "dash": dash},
            hoverinfo="skip",
        )
    hovers = [*(_past_hover(row, t) for row in past), *(_future_hover(row, t) for row in future)]
    figure.add_scatter(
        x=[x for x, _ in [*counted, *medians]],
        y=[y for _, y in [*counted, *medians]],
        mode="markers",
        marker={"size": 10, "color": line.fill, "opacity": 1, "line": {"color": line.colour, "width": 2.5}},
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _reach(past: list[Row], future: list[Row]) -> tuple[float, float]:
    """The values that the axis must hold, with some air, and under the lowest median room for its number.

    It does not start from 0, which lines do not need.
    """
    drawn = [count for line in (STUDENTS, PLACES) for count in values(past, line.counted)]
    drawn += [
        count
        for line in (STUDENTS, PLACES)
        for quantile in QUANTILES
        for count in values(future, f"{line.name}_{quantile}")
    ]
    medians = [*values(future, "demand_q50"), *values(future, "supply_q50")]
    low, high = min(drawn), max(drawn)
    air = 0.08 * (high - low or high or 1)
    low, high = max(low - air, 0), high + air
    return min(low, min(medians) - UNDER * (high - low)), high


def _name_the_years(figure: go.Figure, past: list[Row], future: list[Row], t: Translator) -> None:
    """Every cohort under its point, a future one with its risk; a line parts what was counted from what is forecast."""
    is_dense = len(past) + len(future) > DENSE
    shown = [*(past[::-1][:: 2 if is_dense else 1][::-1]), *future]
    size = NOTE_SIZE - 1 if is_dense else TICK_SIZE
    risks = {
        row[
            "cohort_year"
        ]: f"<span style='font-size:{size}px'>{escape(formats.odds(row['p_shortage'], t.language))}</span>"
        for row in future
    }
    figure.update_xaxes(
        tickvals=[row["cohort_year"] for row in shown],
        ticktext=[f"{row['cohort']}<br>{risks.get(row['cohort_year'], '')}" for row in shown],
        range=[[*past, *future][0]["cohort_year"] - 0.3, future[-1]["cohort_year"] + 0.25],
        tickangle=0,
    )
    border = future[0]["cohort_year"] - 0.5
    if past:
        figure.add_vline(x=border, line={"color": CONTEXT, "width": 1, "dash": "dot"})
        below = {"yref": "paper", "yanchor": "top", "yshift": -25}
        figure.add_annotation(note(t("risk"), x=border, y=0, xanchor="right", **below))
    figure.add_annotation(
        note(t("forecast →"), x=border, y=1, yref="paper", xanchor="left", yanchor="bottom", xshift=2)
    )


def _write_the_medians(figure: go.Figure, future: list[Row], apart: float, t: Translator) -> None:
    """The medians of each future cohort, the higher above its point and the lower below; the last ones are named."""
    for row in future:
        lines = [line for line in (STUDENTS, PLACES) if row[f"{line.name}_q50"] is not None]
        lines.sort(key=lambda line: float(row[f"{line.name}_q50"]))
        for line in lines:
            median = row[f"{line.name}_q50"]
            is_above = line is lines[-1]
            label = f"<b>{formats.number(whole(median), t.language)}</b>"
            side = {"yanchor": "bottom", "yshift": 9} if is_above else {"yanchor": "top", "yshift": -9}
            figure.add_annotation(
                note(label, x=row["cohort_year"], y=median, color=line.colour, bgcolor=SURFACE, **side)
            )
    _name_the_ends(figure, future[-1], apart, t)


def _name_the_ends(figure: go.Figure, last: Row, apart: float, t: Translator) -> None:
    """The name of each line at its end; two names too near each other are moved `apart`."""
    named = [
        (float(last[f"{line.name}_q50"]), word, line.colour)
        for line, word in ((STUDENTS, t("students")), (PLACES, t("places")))
        if last[f"{line.name}_q50"] is not None
    ]
    named.sort(key=lambda label: label[0])
    heights = [median for median, _, _ in named]
    if len(heights) == 2 and heights[1] - heights[0] < apart:
        middle = sum(heights) / 2
        heights = [middle - apart / 2, middle + apart / 2]
    for (_, word, colour), height in zip(named, heights, strict=True):
        at_end = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 6}
        figure.add_annotation(note(f"<b>{word}</b>", y=height, size=TEXT_SIZE, color=colour, **at_end))


def _past_hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{row['cohort']}</b>",
            t("{word}: {count}", word=t("students"), count=row["eligible"]),
            t("{word}: {count}", word=t("places"), count=row["places"]),
        )
    )


def _future_hover(row: Row, t: Translator) -> str:
    lines = [
        t("{word}: {median}, from {low} to {high}", word=word, **_rounded(row, f"{line.name}_"))
        for line, word in ((STUDENTS, t("students")), (PLACES, t("places")))
    ]
    return "<br>".join((f"<b>{row['cohort']}</b>", *lines))


def _rounded(row: Row, prefix: str = "") -> dict[str, int | None]:
    """The three quantiles of a row as whole numbers, named as the sentences name them."""
    return {
        name: None if row[prefix + quantile] is None else whole(row[prefix + quantile])
        for name, quantile in zip(("low", "median", "high"), QUANTILES, strict=True)
    }


def _fan_alt(future: list[Row], t: Translator) -> str:
    return " ".join(
        t("{what}: {figures}.", what=row["cohort"], figures=", ".join(_expected(row, t))) for row in future
    )


def _expected(row: Row, t: Translator) -> Iterator[str]:
    students, places = (_rounded(row, prefix)["median"] for prefix in ("demand_", "supply_"))
    if students is not None:
        yield t("{n} student expected", "{n} students expected", n=students)
    yield t("places not known") if places is None else t("{n} place", "{n} places", n=places)
    if row["p_shortage"] is not None:
        yield t("{chances} of too few mentors", chances=chances(row["p_shortage"], t))
