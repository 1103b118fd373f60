"""How close pairs are, in promotions and in sectors, without asking anybody."""

import pandas as pd
import plotly.graph_objects as go

from analytics.charts import Chart
from analytics.charts.theme import (
    ALERT,
    BLUE,
    CONTEXT,
    FOCUS,
    GOLD,
    INK,
    MOST_LABELLED,
    PALE,
    SURFACE,
    add_key,
    emphasised,
    empty,
    finish,
    note,
    with_room,
)
from analytics.frames import Row, is_hidden, is_known, rows
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator, message

CLOSENESS = {  # value of pair_fit → its words, its colour, the colour that is read on it
    "first": (message("first wish"), FOCUS, SURFACE),
    "wished": (message("another wish"), BLUE, SURFACE),
    "undecided": (message("no preference"), CONTEXT, SURFACE),
    "unknown": (message("sector not given"), PALE, INK),
    "other": (message("none of the wishes"), ALERT, SURFACE),
}


def gaps(fit: pd.DataFrame, focus: str, window: tuple[int, int], is_paired: bool, t: Translator) -> Chart:
    """The share of pairs at each gap: columns for the cohort in focus, marks for the earlier cohorts together.

    `is_paired`: whether the pairing of the cohort is over; before, its first pairs are not the cohort.
    """
    table = [row for row in rows(fit) if row["kind"] == "gap" and is_known(row["pairs"])]
    shown = {int(row["value"]): row for row in table if row["cohort"] == focus}
    hidden = _hidden_gaps(fit, focus)
    title = _gap_title(list(shown.values()) if is_paired else [], table, focus, t)
    subtitle = t("Share of pairs by classes between mentor and student; mark: earlier classes together")
    if not shown:
        nothing = t("No pair to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    earlier = _together([row for row in table if row["cohort"] < focus])
    places = sorted({*shown, *hidden, *earlier, *range(window[0], window[1] + 1)})
    highest = max(shown, key=lambda gap: shown[gap]["share"])
    labelled = {int(gap) for gap in with_room([str(gap) for gap in places], str(highest), MOST_LABELLED)}
    is_dense = len(labelled) < len(places)
    figure = go.Figure(
        go.Bar(
            x=places,
            y=[shown[gap]["share"] if gap in shown else (None if gap in hidden else 0) for gap in places],
            marker={"color": [FOCUS if window[0] <= gap <= window[1] else ALERT for gap in places]},
            text=[
                formats.percent(shown[gap]["share"], t.language) if gap in shown and gap in labelled else ""
                for gap in places
            ],
            textposition="outside" if is_dense else "inside",
            insidetextanchor="start",
            textangle=0,
            constraintext="none",
            textfont={"size": 11 if is_dense else 14, "color": INK if is_dense else SURFACE},
            cliponaxis=False,
            hovertext=[
                t(
                    "gap {gap}: {n} pair",
                    "gap {gap}: {n} pairs",
                    n=shown[gap]["pairs"] if gap in shown else hidden.get(gap, 0),
                    gap=str(gap),
                )
                for gap in places
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    )
    _mark_earlier(figure, earlier, t)
    finish(figure, t.language)
    for gap, count in hidden.items():
        figure.add_annotation(note(formats.number(count, t.language), x=gap, y=0, yanchor="bottom"))
    figure.update_xaxes(tickvals=sorted(labelled), showline=True, linecolor=CONTEXT)
    figure.update_yaxes(visible=False, rangemode="tozero")
    figures = ", ".join(
        t("gap {gap}: {share}", gap=str(gap), share=formats.percent(shown[gap]["share"], t.language))
        for gap in sorted(shown)
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=focus, figures=figures))


def _mark_earlier(figure: go.Figure, earlier: dict[int, float], t: Translator) -> None:
    """A gold mark at the share that each gap had in the earlier cohorts together."""
    if earlier:
        figure.add_scatter(
            x=list(earlier),
            y=list(earlier.values()),
            mode="markers",
            marker={"symbol": "line-ew", "size": 26, "line": {"color": GOLD, "width": 3}},
            hovertext=[formats.percent(share, t.language) for share in earlier.values()],
            hovertemplate="%{hovertext}<extra></extra>",
        )


def _hidden_gaps(fit: pd.DataFrame, focus: str) -> dict[int, Hidden]:
    """Gap → what stands for its pairs, where the board may not see how many they are."""
    return {
        int(row["value"]): row["pairs"]
        for row in rows(fit)
        if row["cohort"] == focus and row["kind"] == "gap" and isinstance(row["pairs"], Hidden)
    }


def median_gap(table: list[Row]) -> int | None:
    """The smallest gap that at least half of the pairs do not exceed; None without pairs."""
    total, so_far = sum(row["pairs"] for row in table), 0
    for row in sorted(table, key=lambda row: int(row["value"])):
        so_far += row["pairs"]
        if 2 * so_far >= total:
            return int(row["value"])
    return None


def _together(table: list[Row]) -> dict[int, float]:
    """Gap → share of the pairs of these rows."""
    total = sum(row["pairs"] for row in table)
    shares: dict[int, float] = {}
    for row in sorted(table, key=lambda row: int(row["value"])):
        gap = int(row["value"])
        shares[gap] = shares.get(gap, 0) + row["pairs"] / total
    return shares


def _gap_title(in_focus: list[Row], table: list[Row], focus: str, t: Translator) -> str:
    median = median_gap(in_focus)
    if median is None:
        return t("Classes between mentor and student")
    earlier = median_gap([row for row in table if row["cohort"] < focus])
    sentence = t(
        "Half of the pairs are at most {n} class apart",
        "Half of the pairs are at most {n} classes apart",
        n=median,
    )
    if earlier is None or earlier == median:
        return sentence
    return t("{said}, against {earlier} before", said=sentence, earlier=str(earlier))


def closeness(fit: pd.DataFrame, focus: str, is_paired: bool, t: Translator) -> Chart:
    """One bar per cohort: the shares of pairs by what the mentor's sector is to the student's wishes.

    `is_paired` as for `gaps`.
    """
    table = [row for row in rows(fit) if row["kind"] == "sector" and is_known(row["share"])]
    has_hidden = any(is_hidden(row["pairs"]) for row in rows(fit) if row["kind"] == "sector")
    title = _closeness_title(table if is_paired else [], has_hidden, focus, t)
    subtitle = t("Share of pairs by what the mentor's sector is to the student's wishes")
    if not table:
        nothing = t("No pair to show yet.")
        return Chart(empty(nothing, t.language), title, subtitle, nothing)
    cohorts = sorted({row["cohort"] for row in table}, reverse=True)
    figure = go.Figure()
    present = [value for value in CLOSENESS if any(row["value"] == value for row in table)]
    for value in present:
        words, colour, ink = CLOSENESS[value]
        shares = {row["cohort"]: row for row in table if row["value"] == value}
        figure.add_bar(
            y=cohorts,
            x=[shares[cohort]["share"] if cohort in shares else 0 for cohort in cohorts],
            orientation="h",
            marker={"color": colour, "line": {"color": SURFACE, "width": 1}},
            text=[
                formats.percent(shares[cohort]["share"], t.language)
                if cohort in shares and shares[cohort]["share"] >= 0.07
                else ""
                for cohort in cohorts
            ],
            textposition="inside",
            insidetextanchor="middle",
            textangle=0,
            constraintext="none",
            textfont={"size": 13, "color": ink},
            hovertext=[
                t("{word}: {count}", word=t(words), count=shares[cohort]["pairs"] if cohort in shares else 0)
                for cohort in cohorts
            ],
            hovertemplate="%{hovertext}<extra></extra>",
        )
    finish(figure, t.language)
    figure.update_layout(barmode="stack", bargap=0.3)
    longest = max(sum(row["share"] for row in table if row["cohort"] == cohort) for cohort in cohorts)
    figure.update_xaxes(visible=False, range=[0, max(longest, 1)])  # rounded shares may add up to more
    figure.update_yaxes(tickvals=cohorts, ticktext=emphasised(cohorts, focus))
    add_key(figure, [(CLOSENESS[value][1], t(CLOSENESS[value][0])) for value in present])
    figures = ", ".join(
        f"{row['cohort']} {t(CLOSENESS[row['value']][0])} {formats.percent(row['share'], t.language)}"
        for row in table
    )
    return Chart(figure, title, subtitle, t("{what}: {figures}.", what=subtitle, figures=figures))


def _closeness_title(table: list[Row], has_hidden: bool, focus: str, t: Translator) -> str:
    shares = {row["value"]: row["share"] for row in table if row["cohort"] == focus}
    counts = {row["value"]: row["pairs"] for row in table if row["cohort"] == focus}
    if has_hidden and "first" in shares:
        share = formats.percent(shares["first"], t.language)
        return t("{share} of the pairs answer a first wish", share=share)
    asked = sum(counts.get(value, 0) for value in ("first", "wished", "other", "unknown"))
    if not asked:
        return t("Wishes and mentors' sectors")
    share = formats.percent((counts.get("first", 0) + counts.get("wished", 0)) / asked, t.language)
    return t("{share} of the pairs of those who wished a sector have a mentor who works in it", share=share)
