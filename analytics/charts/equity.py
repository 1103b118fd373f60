"""Who is given a mentor, by a characteristic that students chose to give: shares with their intervals."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from analytics import formats
from analytics.charts import Chart
from analytics.charts.theme import ALERT, CONTEXT, FOCUS, INK, NOTE_SIZE, empty, finish, note
from analytics.frames import Row, rows
from analytics.texts import Translator


def differences(found: pd.DataFrame, cohort: str, t: Translator) -> Chart:
    """Per value, the share with a mentor minus that of the others, and its interval; rows of `equity.compared`."""
    title = t("Share with a mentor, against the others")
    subtitle = t("Difference in points, 95% interval; red where it is under 0 for sure")
    table = [row for row in rows(found) if row["cohort"] == cohort and row["against_others"] is not None]
    if not table:
        nothing = t("No group is large enough to be compared.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    return _intervals(
        table, ("against_others", "difference_low", "difference_high"), (title, subtitle), t, is_change=True
    )


def shares(found: pd.DataFrame, cohort: str, t: Translator) -> Chart:
    """Per value, the share of the applications and its interval; rows of `equity.compared`."""
    title = t("Who applies")
    subtitle = t("Share of the applications that give the characteristic, 95% interval")
    table = [
        row for row in rows(found) if row["cohort"] == cohort and row["share_of_applications"] is not None
    ]
    if not table:
        nothing = t("No group is large enough to be compared.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    columns = ("share_of_applications", "share_low", "share_high")
    return _intervals(table, columns, (title, subtitle), t, is_change=False)


def _intervals(
    table: list[Row], columns: tuple[str, str, str], words: tuple[str, str], t: Translator, is_change: bool
) -> Chart:
    """A dot per value with its interval as a line, the first value at the top."""
    middle, low, high = columns
    names = [t("{name}: {value}", name=escape(row["name"]), value=escape(row["value"])) for row in table]
    figure = go.Figure()
    for place, row in enumerate(table):
        colour = ALERT if is_change and row[high] < 0 else FOCUS
        figure.add_scatter(
            x=[row[low], row[high]], y=[place, place], mode="lines", hoverinfo="skip",
            line={"color": CONTEXT, "width": 3},
        )  # fmt: skip
        said = formats.percent(row[middle], t.language, signed=is_change)
        figure.add_scatter(
            x=[row[middle]], y=[place], mode="markers", marker={"size": 13, "color": colour},
            hovertext=f"<b>{names[place]}</b><br>{said}", hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
        figure.add_annotation(
            note(
                f"<b>{said}</b>",
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
    figure.update_xaxes(tickformat="+.0%" if is_change else ".0%", nticks=6, showgrid=True)
    figure.update_yaxes(
        tickvals=list(range(len(names))), ticktext=names, range=[len(names) - 0.4, -0.7], automargin=True
    )
    spoken = "; ".join(
        f"{name} {formats.percent(row[middle], t.language, signed=is_change)}"
        for name, row in zip(names, table, strict=True)
    )
    return Chart(figure, *words, t("{what}: {figures}.", what=words[0], figures=spoken))
