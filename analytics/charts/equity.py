"""Who is given a mentor, by a characteristic that students chose to give: shares with their intervals."""

from html import escape
from math import ceil, floor

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import ALERT, CONTEXT, FOCUS, INK, NOTE_SIZE, empty, finish, note
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator

STEPS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)  # between marks of the axis
MOST_TICKS = 6


def differences(comparisons: pd.DataFrame, cohort: str, t: Translator) -> Chart:
    """Per value, the share with a mentor minus that of the others, and its interval; rows of `equity.compared`."""
    title = t("Share with a mentor, against the others")
    subtitle = t("Difference in points, 95% interval; red where it is under 0 for sure")
    table = [
        row for row in rows(comparisons) if row["cohort"] == cohort and row["against_others"] is not None
    ]
    if not table:
        paired = [row["paired"] for row in rows(comparisons) if row["cohort"] == cohort]
        is_unknown = bool(paired) and all(count is None for count in paired)
        nothing = (
            t("Pairing is not over, or pairs are missing from the rows.")
            if is_unknown
            else t("No group is large enough to be compared.")
        )
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    return _intervals(
        table, ("against_others", "difference_low", "difference_high"), (title, subtitle), t, is_change=True
    )


def shares(comparisons: pd.DataFrame, cohort: str, t: Translator) -> Chart:
    """Per value, the share of the applications and its interval; rows of `equity.compared`."""
    title = t("Who applies")
    subtitle = t("Share of the applications that give the characteristic, 95% interval")
    table = [
        row
        for row in rows(comparisons)
        if row["cohort"] == cohort and row["share_of_applications"] is not None
    ]
    if not table:
        nothing = t("No group is large enough to be compared.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    columns = ("share_of_applications", "share_low", "share_high")
    return _intervals(table, columns, (title, subtitle), t, is_change=False)


def _written(value: float, is_change: bool, t: Translator) -> str:
    """A share in percent, or a difference of shares in points."""
    if is_change:
        return formats.signed(round(100 * value), t.language)
    return formats.percent(value, t.language)


def _intervals(
    table: list[Row], columns: tuple[str, str, str], words: tuple[str, str], t: Translator, is_change: bool
) -> Chart:
    """A dot per value with its interval as a line, the first value at the top."""
    middle, low, high = columns
    names = [t("{name}: {value}", name=row["name"], value=row["value"]) for row in table]
    figure = go.Figure()
    for place, row in enumerate(table):
        colour = ALERT if is_change and row[high] < 0 else FOCUS
        figure.add_scatter(
            x=[row[low], row[high]],
            y=[place, place],
            mode="lines",
            hoverinfo="skip",
            line={"color": CONTEXT, "width": 3},
        )
        label = _written(row[middle], is_change, t)
        figure.add_scatter(
            x=[row[middle]],
            y=[place],
            mode="markers",
            marker={"size": 13, "color": colour},
            hovertext=f"<b>{escape(names[place])}</b><br>{label}",
            hovertemplate="%{hovertext}<extra></extra>",
        )
        figure.add_annotation(
            note(
                f"<b>{label}</b>",
                x=row[middle],
                y=place,
                yanchor="bottom",
                yshift=8,
                size=NOTE_SIZE + 2,
                color=INK,
            )
        )
    finish(figure, t.language, height=max(220, 90 + 62 * len(table)))
    if is_change:
        figure.add_vline(x=0, line={"color": INK, "width": 1})
    least, most = min(row[low] for row in table), max(row[high] for row in table)
    step = next(step for step in STEPS if (most - least) / step <= MOST_TICKS)
    ticks = [step * n for n in range(floor(least / step), ceil(most / step) + 1)]
    figure.update_xaxes(
        tickvals=ticks,
        ticktext=[_written(tick, is_change, t) for tick in ticks],
        range=[ticks[0] - 0.15 * step, ticks[-1] + 0.15 * step],
        showgrid=True,
    )
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[escape(name) for name in names],
        range=[len(names) - 0.4, -0.7],
        automargin=True,
    )
    shares = (f"{name} {_written(row[middle], is_change, t)}" for name, row in zip(names, table, strict=True))
    spoken = formats.listed(shares, t.language)
    return Chart(figure, *words, t("{what}: {figures}.", what=words[0], figures=spoken))
