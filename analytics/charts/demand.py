"""What became of the applications: how many, how many led to a pair, and where the others stopped."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

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
from analytics.frames import Row, highest, is_hidden, is_known, row_of, rows, values
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator


def applications_per_cohort(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """One column per cohort, in three parts that add up to its applications: paired, waiting, set aside."""
    table = [row for row in rows(cohorts) if is_known(row["applications"])]
    title, subtitle = (
        _applications_title(table, focus, t),
        t("Applications per cohort, by what became of them"),
    )
    if not table:
        nothing = t("No application to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    in_focus = [row["cohort"] == focus for row in table]
    paired, waiting, aside = t("paired"), t("waiting"), t("withdrawn or not eligible")
    top = highest(table, "applications")
    for word, counts, fills, inks in (
        (
            paired,
            [row["counted_pairs"] for row in table],
            [FOCUS if at else CONTEXT for at in in_focus],
            [SURFACE if at else INK for at in in_focus],
        ),
        (waiting, [row["waiting"] for row in table], ALERT, SURFACE),
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
    applications, eligible, pairs = row["applications"], row["eligible"], row["counted_pairs"]
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
            t("Pairs"),
            pairs,
            [(applications, PALE), (eligible, ALERT), (pairs, FOCUS)],
            _waiting(row, t),
            ALERT,
        ),
    )
    figure = go.Figure()
    for position, (word, count, layers, lost, ink) in enumerate(steps):
        figure.add_bar(
            x=[length for length, _ in layers],
            y=[position] * len(layers),
            orientation="h",
            width=0.42,
            marker={"color": [colour for _, colour in layers]},
            hoverinfo="skip",
        )
        said = f"{word} <b>{formats.number(count, t.language)}</b>"
        above = {"y": position - 0.26, "yanchor": "bottom", "size": TEXT_SIZE}
        figure.add_annotation(note(said, x=0, xanchor="left", **above))
        figure.add_annotation(note(lost, x=1, xref="paper", xanchor="right", color=ink, **above))
    finish(figure, t.language, height=230)
    figure.update_layout(barmode="overlay")
    figure.update_xaxes(visible=False, range=[0, row["applications"]])
    figure.update_yaxes(visible=False, range=[2.3, -0.75])
    return Chart(figure, title, subtitle, _funnel_alt(row, t))


def match_rate(cohorts: pd.DataFrame, focus: str | None, t: Translator) -> Chart:
    """One stem per cohort hanging from 100 %: its length is the share of eligible students without a mentor."""
    table = [row for row in rows(cohorts) if is_known(row["match_rate"])]
    title, subtitle = _rate_title(table, focus, t), t("Pairs divided by eligible applications, per cohort")
    if not table:
        nothing = t("No campaign with both applications and pairs yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    figure = go.Figure()
    for row in table:
        colour = FOCUS if row["cohort"] == focus else CONTEXT
        share = formats.percent(row["match_rate"], t.language)
        figure.add_scatter(
            x=[row["cohort"]] * 2,
            y=[1, row["match_rate"]],
            mode="lines+markers+text",
            line={"color": colour, "width": 6},
            marker={"size": [0, 16], "color": colour, "opacity": 1, "line": {"width": 0}},
            text=["", f"<b>{share}</b>" if row["cohort"] == focus else share],
            textposition="bottom center",
            textfont={"size": TEXT_SIZE + 1, "color": INK},
            hovertext=_rate_hover(row, t),
            hovertemplate="%{hovertext}<extra></extra>",
            cliponaxis=False,
        )
    finish(figure, t.language, height=260, top=28)
    cohort_axis(figure, {row["cohort"]: "" for row in table}, focus)
    missing = 1 - min(values(table, "match_rate"))
    figure.update_yaxes(visible=False, range=[1 - 1.45 * max(missing, 0.02), 1])
    figure.add_hline(y=1, line={"color": CONTEXT, "width": 1})
    everyone = t("Line at the top: every eligible student has a mentor")
    figure.add_annotation(
        note(everyone, x=0, y=1, xref="paper", yref="paper", xanchor="left", yanchor="bottom", yshift=6)
    )
    shares = ", ".join(f"{row['cohort']} {formats.percent(row['match_rate'], t.language)}" for row in table)
    return Chart(
        figure, title, subtitle, t("Share of eligible students with a mentor: {figures}.", figures=shares)
    )


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
        marker={"color": fills, "line": {"color": CONTEXT, "width": 1 if fills == PALE else 0}},
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
        return t("Applications, cohort by cohort")
    others = values([other for other in table if other is not row], "applications")
    if others and row["applications"] > max(others):
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
            "{cohort}: {applications} applications, {pairs} paired, {waiting} waiting.",
            cohort=row["cohort"],
            applications=row["applications"],
            pairs=row["counted_pairs"],
            waiting=row["waiting"],
        )
        for row in table
    )


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
    if row is None or row["waiting"] is None:
        return t("From application to pair")
    if row["waiting"] == 0:
        return t("Every eligible student has a mentor")
    return t("{n} eligible student has no mentor", "{n} eligible students have no mentor", n=row["waiting"])


def _funnel_alt(row: Row, t: Translator) -> str:
    return t(
        "{applications} applications, of which {eligible} eligible, of which {pairs} paired.",
        applications=row["applications"],
        eligible=row["eligible"],
        pairs=row["counted_pairs"],
    )


def _rate_title(table: list[Row], focus: str | None, t: Translator) -> str:
    row = next((row for row in table if row["cohort"] == focus), None)
    if row is None:
        return t("Share of eligible students with a mentor")
    share = formats.percent(row["match_rate"], t.language)
    others = values([other for other in table if other is not row], "match_rate")
    if len(others) > 1 and row["match_rate"] < min(others):
        return t("{share} of eligible students have a mentor: the lowest share so far", share=share)
    if len(others) > 1 and row["match_rate"] > max(others):
        return t("{share} of eligible students have a mentor: the highest share so far", share=share)
    return t("{share} of eligible students have a mentor", share=share)


def _rate_hover(row: Row, t: Translator) -> str:
    return "<br>".join(
        (
            f"<b>{row['cohort']}</b>",
            t(
                "{pairs} pairs for {eligible} eligible applications",
                pairs=row["counted_pairs"],
                eligible=row["eligible"],
            ),
        )
    )
