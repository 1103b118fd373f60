"""How the pairs move from one cohort to the next."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from analytics.board.overview import STABLE
from analytics.campaign import clock
from analytics.charts import Chart
from analytics.charts.theme import (
    CONTEXT,
    FOCUS,
    GOLD,
    INK,
    PALE,
    SURFACE,
    cohort_axis,
    empty,
    finish,
    keep_colours,
    label_size,
    note,
)
from analytics.frames import Row, highest, is_hidden, is_known, rows, values
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.promotions import code_of, year_of

NO_TARGET: Mapping[str, float] = {}


def pairs_per_cohort(
    cohorts: pd.DataFrame, focus: str | None, t: Translator, targets: Mapping[str, float] = NO_TARGET
) -> Chart:
    """One column per cohort: its pairs, its target where there is one, and the change from the cohort before.

    `targets`: cohort → pairs that were aimed at; that of the cohort after the last one stands alone beside the columns.
    """
    table = rows(cohorts)
    title, subtitle = _pairs_title(table, focus, t), _pairs_subtitle(table, t)
    if not values(table, "pairs"):
        nothing = t("No pair to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    following = code_of(max(year_of(row["cohort"]) for row in table) + 1)
    named = [row["cohort"] for row in table] + ([following] if following in targets else [])
    aims = {cohort: targets[cohort] for cohort in named if cohort in targets}
    top = max(highest(table, "pairs"), *aims.values(), 0)
    figure = go.Figure(
        go.Bar(
            x=[row["cohort"] for row in table],
            y=[row["pairs"] if is_known(row["pairs"]) else None for row in table],
            marker=_columns(table, focus),
            text=[_pairs_label(row, focus, t) for row in table],
            textposition=["inside" if (row["pairs"] or 0) > 0.14 * top else "outside" for row in table],
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": label_size(len(table)), "color": [_label_colour(row, focus) for row in table]},
            hovertext=[_pairs_hover(row, t) for row in table],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    for row in table:
        if row["pairs"] is None:
            figure.add_annotation(note(t("no pair yet"), x=row["cohort"], y=0, yanchor="bottom"))
        elif is_hidden(row["pairs"]):
            label = formats.number(row["pairs"], t.language)
            figure.add_annotation(note(label, x=row["cohort"], y=0, yanchor="bottom"))
    _mark_targets(figure, aims, t)
    finish(figure, t.language)
    changes = {row["cohort"]: _growth(row, t) for row in table}
    cohort_axis(figure, {cohort: changes.get(cohort, "") for cohort in named}, focus)
    figure.update_xaxes(showline=True, linecolor=CONTEXT)
    figure.update_yaxes(visible=False, range=[0, top * 1.08 or 1])
    keep_colours(figure)
    alt = _alt(t("Pairs per class"), table, "pairs", t)
    marks = ", ".join(f"{cohort} {formats.number(aim, t.language)}" for cohort, aim in aims.items())
    return Chart(figure, title, subtitle, f"{alt} {t('Targets: {figures}.', figures=marks)}" if aims else alt)


def _mark_targets(figure: go.Figure, aims: Mapping[str, float], t: Translator) -> None:
    """A gold line across the column of each cohort that has a target, on a white one that parts it from the column."""
    if not aims:
        return
    labels = {
        cohort: t("target {value}", value=formats.number(aim, t.language)) for cohort, aim in aims.items()
    }
    for colour, width in ((SURFACE, 7), (GOLD, 3)):
        figure.add_scatter(
            x=list(aims),
            y=list(aims.values()),
            mode="markers",
            marker={"symbol": "line-ew", "size": 46, "line": {"color": colour, "width": width}},
            hovertext=list(labels.values()),
            hovertemplate="%{hovertext}<extra></extra>",
        )
    last = [*aims][-1]
    figure.add_annotation(
        note(labels[last], x=last, y=aims[last], xanchor="center", yanchor="bottom", yshift=3)
    )


def _is_published_only(row: Row) -> bool:
    """Whether the pairs shown are the published total: rows give none, or part of them."""
    return row["published_pairs"] is not None and row["pairs"] != row["counted_pairs"]


def _is_hollow(row: Row) -> bool:
    return _is_published_only(row) or not row["has_final_pairs"]


def _columns(table: list[Row], focus: str | None) -> dict[str, object]:
    """Solid columns for what was counted, outlined ones for what was only published, or is not final."""
    colours = [FOCUS if row["cohort"] == focus else CONTEXT for row in table]
    outlined = [_is_hollow(row) for row in table]
    return {
        "color": [PALE if hollow else colour for hollow, colour in zip(outlined, colours, strict=True)],
        "line": {"color": colours, "width": [2 if hollow else 0 for hollow in outlined]},
    }


def _label_colour(row: Row, focus: str | None) -> str:
    return SURFACE if row["cohort"] == focus and not _is_hollow(row) else INK


def _pairs_label(row: Row, focus: str | None, t: Translator) -> str:
    if row["pairs"] is None:
        return ""
    text = formats.number(row["pairs"], t.language)
    return f"<b>{text}</b>" if row["cohort"] == focus else text


def _growth(row: Row, t: Translator) -> str:
    return "" if not is_known(row["growth"]) else formats.percent(row["growth"], t.language, signed=True)


def _pairs_hover(row: Row, t: Translator) -> str:
    lines = [f"<b>{row['cohort']}</b>", t("{n} pair", "{n} pairs", n=row["pairs"] or 0)]
    if is_known(row["growth"]):
        lines.append(t("{change} in one year", change=_growth(row, t)))
    if _is_published_only(row):
        lines.append(t("published total, rows not provided"))
    if not row["has_final_pairs"]:
        lines.append(t("so far: {where}", where=clock.where(row, t)))
    return "<br>".join(lines)


def _pairs_subtitle(table: list[Row], t: Translator) -> str:
    has_published = any(_is_published_only(row) for row in table)
    has_living = any(is_known(row["pairs"]) and not row["has_final_pairs"] for row in table)
    if has_published and has_living:
        return t("Pairs per class, change in one year. Outlined: published total, or not final")
    if has_living:
        return t("Pairs per class, change in one year. Outlined: not final")
    if has_published:
        return t("Pairs per class, change in one year. Outlined: published total, rows not provided")
    return t("Pairs per class, change in one year")


def _pairs_title(table: list[Row], focus: str | None, t: Translator) -> str:
    row = next((row for row in table if row["cohort"] == focus and is_known(row["pairs"])), None)
    if row is None:
        return t("Pairs, class by class")
    growth, others = row["growth"], values([other for other in table if other is not row], "growth")
    if not row["has_final_pairs"]:
        return t(
            "{n} pair for the {cohort} so far",
            "{n} pairs for the {cohort} so far",
            n=row["pairs"],
            cohort=row["cohort"],
        )
    if not is_known(growth):
        return t(
            "{n} pair for the {cohort}", "{n} pairs for the {cohort}", n=row["pairs"], cohort=row["cohort"]
        )
    if abs(growth) < STABLE:
        return t("The number of pairs is stable for the {cohort}", cohort=row["cohort"])
    if others and growth > max(*others, 0):
        return t("The strongest rise since the programme began")
    if others and growth < min(*others, 0):
        return t("The sharpest fall since the programme began")
    if growth > 0:
        return t("Pairs go up for the {cohort}", cohort=row["cohort"])
    return t("Pairs go down for the {cohort}", cohort=row["cohort"])


def _alt(what: str, table: list[Row], column: str, t: Translator) -> str:
    number = formats.number
    figures = ", ".join(f"{row['cohort']} {number(row[column], t.language)}" for row in table)
    return t("{what}: {figures}.", what=what, figures=figures)
