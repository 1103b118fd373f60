"""What finding more volunteers does to the risk of too few mentors: the chart on which the board decides."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import CONTEXT, FOCUS, GOLD, HAIRLINE, SURFACE, TEXT_SIZE, empty, finish, note
from analytics.forecast.sentences import ACCEPTED, chances, halfway, known_points, odds, out_of_ten, whole
from analytics.frames import Row
from analytics.language import formats
from analytics.language.formats import Number
from analytics.language.texts import Translator


def recruit_curve(curve_of_cohort: pd.DataFrame, needed: Number, t: Translator) -> Chart:
    """The risk of too few mentors against the mentors recruited; in gold, where it falls under 1 chance in 10.

    `needed` is the target, None when no number of the curve reaches it.
    """
    target = None if needed is None or formats.is_missing(needed) else float(needed)
    table = _worth_showing(known_points(curve_of_cohort), target)
    title = _curve_title(table, target, t)
    subtitle = t("Risk of too few mentors, by number of volunteers found in addition, 8 in 10 of whom come")
    if not table:
        nothing = t("No forecast yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure(
        go.Scatter(
            x=[row["recruits"] for row in table],
            y=[row["p_shortage"] for row in table],
            mode="lines",
            line={"color": FOCUS, "width": 3.5},
            hovertext=[f"<b>{_recruited(row, t)}</b><br>{chances(row['p_shortage'], t)}" for row in table],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    finish(figure, t.language, top=10)
    figure.add_hline(y=ACCEPTED, line={"color": GOLD, "width": 2, "dash": "dash"}, layer="below")
    last = float(table[-1]["recruits"]) or 1
    first = t("without: {odds}", odds=odds(table[0]["p_shortage"], t))
    _mark(figure, (table[0]["recruits"], table[0]["p_shortage"]), FOCUS, first)
    if target is not None and 0 < target <= last:
        _mark_the_target(figure, table, target, t)
    room = max(last, 0 if target is None else 1.75 * min(target, last))
    figure.update_xaxes(range=[-0.03 * last, 1.03 * room], nticks=8, showline=True, linecolor=CONTEXT)
    figure.update_yaxes(**_risk_axis(max(float(row["p_shortage"]) for row in table), t))
    return Chart(figure, title, subtitle, _curve_alt(table, t))


def _worth_showing(table: list[Row], target: float | None) -> list[Row]:
    """The curve up to a little beyond its target: what follows changes nothing to the decision."""
    if not target:
        return table
    return [row for row in table if row["recruits"] <= max(1.5 * target, 10)]


def _curve_title(table: list[Row], target: float | None, t: Translator) -> str:
    if target is not None and target <= 0:
        return t("The risk is already below 1 chance in 10")
    if target is not None:
        return t(
            "{n} more volunteer brings the risk below 1 chance in 10",
            "{n} more volunteers bring the risk below 1 chance in 10",
            n=whole(target),
        )
    if table:
        remaining = chances(table[-1]["p_shortage"], t)
        return t("Even {n} more volunteers leave {chances}", n=table[-1]["recruits"], chances=remaining)
    return t("What finding more volunteers does to the risk")


def _recruited(row: Row, t: Translator) -> str:
    return t("{n} more volunteer", "{n} more volunteers", n=row["recruits"])


def _risk_at(table: list[Row], recruits: float) -> float:
    """The risk that the curve gives to a number of recruits, in proportion between two of its points."""
    after = next(at for at, row in enumerate(table) if row["recruits"] >= recruits)
    right, left = table[after], table[max(after - 1, 0)]
    if right["recruits"] == left["recruits"]:
        return float(right["p_shortage"])
    share = (recruits - left["recruits"]) / (right["recruits"] - left["recruits"])
    return float(left["p_shortage"] + share * (right["p_shortage"] - left["p_shortage"]))


def _mark_the_target(figure: go.Figure, table: list[Row], target: float, t: Translator) -> None:
    """The target in gold, and what about half of it would leave of the risk."""
    risk = _risk_at(table, target)
    figure.add_shape(type="line", x0=target, x1=target, y0=0, y1=risk, line={"color": GOLD, "width": 2})
    _mark(figure, (target, risk), GOLD, t("<b>{n} volunteer</b>", "<b>{n} volunteers</b>", n=whole(target)))
    fewer = halfway(table, target)
    if fewer is not None:
        remaining = formats.odds(fewer["p_shortage"], t.language)
        label = t("{word}: {count}", word=formats.number(fewer["recruits"], t.language), count=remaining)
        _mark(figure, (fewer["recruits"], fewer["p_shortage"]), FOCUS, label, size=10)


def _mark(figure: go.Figure, at: tuple[float, float], colour: str, text: str, size: int = 15) -> None:
    """A point of the curve and what it says, to its upper right: a curve that falls leaves room there."""
    figure.add_scatter(
        x=[at[0]],
        y=[at[1]],
        mode="markers",
        marker={"size": size, "color": colour, "opacity": 1, "line": {"color": SURFACE, "width": 2}},
        hoverinfo="skip",
        cliponaxis=False,
    )
    figure.add_annotation(
        note(
            text,
            x=at[0],
            y=at[1],
            xanchor="left",
            yanchor="bottom",
            xshift=10,
            yshift=2,
            size=TEXT_SIZE,
        )
    )


def _risk_axis(top: float, t: Translator) -> dict[str, Any]:
    """From 0 to just above the highest risk; the accepted one in bold."""
    ticks = [p for p in (0, ACCEPTED, 0.2, 0.4, 0.6, 0.8, 1) if p <= max(top, 0.2) + 0.05]
    return {
        "range": [0, max(top, 0.2) * 1.12],
        "tickvals": ticks,
        "ticktext": [f"<b>{out_of_ten(p, t)}</b>" if p == ACCEPTED else out_of_ten(p, t) for p in ticks],
        "showgrid": True,
        "gridcolor": HAIRLINE,
    }


def _curve_alt(table: list[Row], t: Translator) -> str:
    """Five points of the curve, first and last among them: a curve read aloud in full is not listened to."""
    step = max(math.ceil((len(table) - 1) / 4), 1)
    points = [*table[:-1:step], table[-1]]
    spoken = ", ".join(f"{_recruited(row, t)} {odds(row['p_shortage'], t)}" for row in points)
    return t("Risk of too few mentors: {figures}.", figures=spoken)
