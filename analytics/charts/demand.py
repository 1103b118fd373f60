"""What became of the applications: how many, how many led to a pair, and where the others stopped."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analytics.campaign import clock
from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    CONTEXT,
    FOCUS,
    INK,
    PALE,
    SURFACE,
    TEXT_SIZE,
    add_key,
    cohort_axis,
    empty,
    finish,
    keep_colours,
    label_size,
    note,
)
from analytics.frames import Row, highest, is_hidden, is_known, margin, row_of, rows, values
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator


def applications_per_cohort(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """One column per cohort, in three parts that add up to its applications: with a mentor, without, set aside.

    Who is without one while pairs are still being formed is drawn outlined.
    """
    table = [row for row in rows(cohorts) if is_known(row["applications"]) and not row["is_partial"]]
    title, subtitle = (
        _applications_title(table, focus, t),
        t("Applications per class, by what became of them"),
    )
    if not table:
        nothing = t("No application to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    in_focus = [row["cohort"] == focus for row in table]
    paired, waiting, aside = t("with a mentor"), t("without a mentor"), t("withdrawn or not eligible")
    top = highest(table, "applications")
    for word, counts, fills, inks in (
        (
            paired,
            [row["with_mentor"] for row in table],
            [FOCUS if at else CONTEXT for at in in_focus],
            [SURFACE if at else INK for at in in_focus],
        ),
        (
            waiting,
            [row["waiting"] for row in table],
            [ALERT if row["has_final_pairs"] else SURFACE for row in table],
            [SURFACE if row["has_final_pairs"] else INK for row in table],
        ),
        (aside, [_set_aside(row) for row in table], PALE, INK),
    ):
        _stack(figure, table, word, counts, fills, inks, t)
    for row in table:
        total = f"<b>{formats.number(row['applications'], t.language)}</b>"
        figure.add_annotation(
            note(total, x=row["cohort"], y=row["applications"], yanchor="bottom", size=TEXT_SIZE)
        )
    finish(figure, t.language)
    figure.update_layout(barmode="stack")
    add_key(figure, [(FOCUS, paired), (ALERT, waiting), (PALE, aside)])
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    figure.update_yaxes(visible=False, range=[0, top * 1.12 or 1])
    keep_colours(figure)
    return Chart(figure, title, subtitle, _applications_alt(table, t))


def funnel(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """Three bars for one cohort: applications, eligible applications, pairs; what is lost between them is named."""
    row = row_of(cohorts, focus)
    title, subtitle = (
        _funnel_title(row, t),
        t("From application to pair, students of the {cohort}", cohort=focus),
    )
    if row is None or not is_known(row["applications"]):
        nothing = t("No application to show yet.")
        return Chart(empty(nothing, t.language, height=230), title, subtitle, nothing)
    applications, eligible, paired = row["applications"], row["eligible"], row["with_mentor"]
    steps = (
        (t("Applications"), applications, [(applications, CONTEXT)], "", INK),
        (
            t("Eligible"),
            eligible,
            [(applications, PALE), (eligible, CONTEXT)],
            _losses(row, t),
            INK,
        ),
        (
            t("With a mentor"),
            paired,
            [(applications, PALE), (eligible, ALERT if row["has_final_pairs"] else CONTEXT), (paired, FOCUS)],
            _waiting(row, t),
            ALERT,
        ),
    )
    figure = go.Figure()
    for position, (word, count, layers, lost, ink) in enumerate(steps):
        figure.add_bar(
            x=[length if is_known(length) else None for length, _ in layers],
            y=[position] * len(layers),
            orientation="h",
            width=0.42,
            marker={"color": [colour for _, colour in layers]},
            hoverinfo="skip",
        )
        label = f"{word} <b>{formats.number(count, t.language)}</b>"
        above = {"y": position - 0.26, "yanchor": "bottom", "size": TEXT_SIZE}
        figure.add_annotation(note(label, x=0, xanchor="left", **above))
        figure.add_annotation(note(lost, x=1, xref="paper", xanchor="right", color=ink, **above))
    finish(figure, t.language, height=230)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=[0, row["applications"]])
    figure.update_yaxes(visible=False, range=[2.3, -0.75])
    return Chart(figure, title, subtitle, _funnel_alt(row, t))


def _stack(
    figure: go.Figure,
    table: list[Row],
    word: str,
    counts: Sequence[float | Hidden | None],
    fills: str | list[str],
    inks: str | list[str],
    t: Translator,
) -> None:
    top = highest(table, "applications")
    figure.add_bar(
        x=[row["cohort"] for row in table],
        y=[count if is_known(count) else None for count in counts],
        marker={
            "color": fills,
            "line": {"color": CONTEXT, "width": 1 if fills == PALE or SURFACE in fills else 0},
        },
        text=[
            formats.number(count, t.language) if is_known(count) and count > 0.07 * top else ""
            for count in counts
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="none",
        textfont={"size": label_size(len(table)) - 3, "color": inks},
        hovertext=[
            f"<b>{row['cohort']}</b><br>" + t("{word}: {count}", word=word, count=count)
            for row, count in zip(table, counts, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _set_aside(row: Row) -> float | Hidden | None:
    if row["withdrawn"] is None or row["not_eligible"] is None:
        return None
    if is_hidden(row["withdrawn"]) or is_hidden(row["not_eligible"]):
        return Hidden()
    return float(row["withdrawn"] + row["not_eligible"])


def _applications_title(table: list[Row], focus: str | None, t: Translator) -> str:
    row = next((row for row in table if row["cohort"] == focus), None)
    if row is None:
        return t("Applications, class by class")
    final = [other for other in table if other["has_final_applications"]]
    others = values([other for other in final if other is not row], "applications")
    if not row["has_final_applications"]:
        return t(
            "{n} application for the {cohort} so far",
            "{n} applications for the {cohort} so far",
            n=row["applications"],
            cohort=focus,
        )
    if others and row["applications"] > max(others) + margin(row):
        return t("Never so many applications: {n} for the {cohort}", n=row["applications"], cohort=focus)
    return t(
        "{n} application for the {cohort}",
        "{n} applications for the {cohort}",
        n=row["applications"],
        cohort=focus,
    )


def _applications_alt(table: list[Row], t: Translator) -> str:
    return " ".join(
        t(
            "{cohort}: {applications}, {paired}, {waiting}.",
            cohort=row["cohort"],
            applications=t("{n} application", "{n} applications", n=row["applications"]),
            paired=with_mentor(row, t),
            waiting=t("{count} without a mentor", count=row["waiting"]),
        )
        for row in table
    )


def with_mentor(row: Row, t: Translator) -> str:
    """'187 with a mentor', of a row of cohort_summary."""
    return t("{count} with a mentor", count=row["with_mentor"])


def _losses(row: Row, t: Translator) -> str:
    """'6 withdrawn, 9 not eligible', without the part that is 0 or not known."""
    parts = []
    if row["withdrawn"]:
        parts.append(t("{n} withdrawn", "{n} withdrawn", n=row["withdrawn"]))
    if row["not_eligible"]:
        parts.append(t("{n} not eligible", "{n} not eligible", n=row["not_eligible"]))
    return ", ".join(parts)


def _waiting(row: Row, t: Translator) -> str:
    return t("{n} without a mentor", "{n} without a mentor", n=row["waiting"]) if row["waiting"] else ""


def _funnel_title(row: Row | None, t: Translator) -> str:
    if row is None or row["waiting"] is None or row["is_partial"]:
        return t("From application to pair")
    if row["waiting"] == 0:
        return t("Every eligible student has a mentor")
    if is_hidden(row["waiting"]):
        sentence = t(
            "{n} eligible student, perhaps none, has no mentor",
            "{n} eligible students, perhaps none, have no mentor",
            n=row["waiting"],
        )
        return formats.capital(sentence)
    if row["state"] == clock.FINISHED:
        return t(
            "{n} eligible student was left without a mentor",
            "{n} eligible students were left without a mentor",
            n=row["waiting"],
        )
    if clock.is_living(row):
        return t(
            "{n} eligible student has no mentor yet",
            "{n} eligible students have no mentor yet",
            n=row["waiting"],
        )
    return t("{n} eligible student has no mentor", "{n} eligible students have no mentor", n=row["waiting"])


def _funnel_alt(row: Row, t: Translator) -> str:
    applications = t("{n} application", "{n} applications", n=row["applications"])
    eligible = t("{count} eligible", count=row["eligible"])
    if row["with_mentor"] is None:
        return t("{applications}, of which {eligible}.", applications=applications, eligible=eligible)
    return t(
        "{applications}, of which {eligible}, of which {paired}.",
        applications=applications,
        eligible=eligible,
        paired=with_mentor(row, t),
    )
