"""Which mentors join, stay and leave from one campaign to the next."""

from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FOCUS,
    GREEN,
    INK,
    MOST_LABELLED,
    NOTE_SIZE,
    ORANGE,
    PALE,
    SURFACE,
    add_key,
    cohort_axis,
    empty,
    finish,
    label_size,
    note,
)
from analytics.frames import Row, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator


def mentor_flow(flow: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """Per campaign whose pairing is over: above the line who takes part (stayed, came back, new), below it who left.

    In the first campaign of the data nobody knows who is new: its column is pale and in one piece.
    """
    table = [row for row in rows(flow) if not row["is_under_way"]]
    title, subtitle = (
        _title(table, focus, t),
        t(
            "Mentors per campaign once pairing is over: taking part above the line, gone or past the window below it"
        ),
    )
    if not values(table, "participants"):
        nothing = t("No mentor to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    high = max(values(table, "participants"))
    low = max(sum(values([row], "stopped") + values([row], "aged_out")) for row in table)
    figure = go.Figure()
    stayed, back, new = t("stayed"), t("came back"), t("new")
    stopped, aged_out = t("stopped"), t("past the window")
    later = [row for row in table if not row["is_first"]]
    first = [row for row in table if row["is_first"]]
    least = 0.055 * (high + low)
    _part(figure, first, "participants", PALE, INK, t("first campaign: new is not known"), t, least)
    for column, colour, ink, word in (
        ("stayed", FOCUS, SURFACE, stayed),
        ("came_back", GREEN, SURFACE, back),
        ("new_participants", CONTEXT, INK, new),
        ("stopped", ORANGE, SURFACE, stopped),
        ("aged_out", PALE, INK, aged_out),
    ):
        _part(
            figure,
            later,
            column,
            colour,
            ink,
            word,
            t,
            least,
            sign=-1 if column in ("stopped", "aged_out") else 1,
        )
    finish(figure, t.language, height=360)
    figure.update_layout(barmode="relative")
    figure.add_hline(y=0, line={"color": INK, "width": 1})
    add_key(figure, [(FOCUS, stayed), (GREEN, back), (CONTEXT, new), (ORANGE, stopped), (PALE, aged_out)])
    for row in first if len(table) <= MOST_LABELLED else ():
        figure.add_annotation(
            note(t("first<br>campaign"), x=row["cohort"], y=0, yanchor="top", size=NOTE_SIZE)
        )
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    below = max(low * 1.1 + 0.02 * high, 0.16 * high if first else 0)
    figure.update_yaxes(visible=False, range=[-below, high * 1.05])
    return Chart(figure, title, subtitle, _alt(later, t) or subtitle)


def _part(
    figure: go.Figure,
    table: list[Row],
    column: str,
    colour: str,
    ink: str,
    word: str,
    t: Translator,
    least: float,
    sign: int = 1,
) -> None:
    """One segment of every column; its number is written when the segment is at least `least` high."""
    counts = [sign * row[column] if is_known(row[column]) else None for row in table]
    figure.add_bar(
        x=[row["cohort"] for row in table],
        y=counts,
        marker={"color": colour, "line": {"color": CONTEXT, "width": 1 if colour == PALE else 0}},
        text=["" if count is None or abs(count) < least else _number(count, sign, t) for count in counts],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": label_size(len(table)) - 4, "color": ink},
        hovertext=[
            f"<b>{row['cohort']}</b><br>" + t("{word}: {count}", word=word, count=row[column])
            for row in table
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _number(count: float, sign: int, t: Translator) -> str:
    return formats.signed(count, t.language) if sign < 0 else formats.number(count, t.language)


def _title(table: list[Row], focus: str | None, t: Translator) -> str:
    row = next((row for row in table if row["cohort"] == focus), None)
    if row is None or not is_known(row["return_rate"]):
        return t("Who joins, who stays, who leaves")
    share = formats.percent(row["return_rate"], t.language)
    return t(
        "{share} of the mentors still in the window came back for the {cohort}", share=share, cohort=focus
    )


def _alt(table: list[Row], t: Translator) -> str:
    return " ".join(
        t("{what}: {figures}.", what=row["cohort"], figures=", ".join(_moves(row, t))) for row in table
    )


def _moves(row: Row, t: Translator) -> list[str]:
    """What became of the mentors, each number with its own plural; who left is not known while pairs are formed."""
    phrases: Mapping[str, Callable[[formats.Shown], str]] = {
        "stayed": lambda n: t("{n} stayed", "{n} stayed", n=n),
        "came_back": lambda n: t("{n} came back", "{n} came back", n=n),
        "new_participants": lambda n: t("{n} new", "{n} new", n=n),
        "stopped": lambda n: t("{n} stopped", "{n} stopped", n=n),
        "aged_out": lambda n: t("{n} past the window", "{n} past the window", n=n),
    }
    return [say(row[name]) for name, say in phrases.items() if row[name] is not None]
