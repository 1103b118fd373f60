"""How pages show things: a chart in its card, the rows behind it and their files, a list of people."""

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from analytics.charts import Chart
from analytics.edition import Edition
from analytics.language import figures, formats, labels
from analytics.language.columns import shown_with
from analytics.language.texts import Translator
from pages.shared import downloads, remarks
from pages.shared.chart import draw

MOST_SEEN = 390  # height of a list of people, in pixels: ten rows, then it scrolls
MOST_ROWS = 10
MOST_LISTED = 1_000  # rows of a list on screen; its file has all
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {  # of what would push the rest out of sight
    "sectors": "medium",
    "reason": "medium",
    "reasons": "large",
}
PICTURES: tuple[Literal["png", "svg"], ...] = ("png", "svg")


def show(
    view: Edition,
    chart: Chart,
    key: str,
    table: pd.DataFrame,
    total: bool = False,
    picks_cohort: bool = False,
) -> None:
    """A chart in its card: finding, measure, figure; below it the rows behind it.

    With `picks_cohort`, a click on the column of a cohort looks at that one, as the selector of the bar does.
    """
    with st.container(border=True, key=f"card-{key}", height="stretch"):
        show_head(chart.title, chart.subtitle)
        draw(chart, view.t.language, key, partial(_pick, view) if picks_cohort else None)
        remarks.show(view, key)
        show_figures(view, key, table, total, chart)


def _pick(view: Edition, cohort: str) -> None:
    """Looks at the cohort whose column was clicked in a chart."""
    if cohort in set(view.rows("cohort_summary")["cohort"]):
        st.session_state["promo"] = cohort


def show_head(title: str, subtitle: str) -> None:
    """A finding and what it measures."""
    st.markdown(f"## {title}")
    st.caption(subtitle)


def show_figures(
    view: Edition, key: str, table: pd.DataFrame, total: bool = False, chart: Chart | None = None
) -> None:
    """The rows behind a chart, with files of them and of the chart, made once they are unfolded."""
    table, rule = shown_with(key, table, view.t), view.protection
    folded = st.expander(view.t("The figures"), key=f"figures-{key}", on_change="rerun")
    if folded.open:
        with folded:
            _show_rows(view, key, table, total, chart, rule)


def _show_rows(
    view: Edition, key: str, table: pd.DataFrame, total: bool, chart: Chart | None, rule: str
) -> None:
    """What is shown of protected counts, as `rule` says, does not add up, so that their table has no total."""
    t = view.t
    if view.audience == "board" and not table.empty:
        table = table.dropna(axis="columns", how="all")  # what the coordinator alone sees
    st.table(labels.display(table, t, total and not rule), border="horizontal", hide_index=True)
    files: dict[str, Callable[[], bytes]] = {"csv": partial(labels.export_csv, table, t)}
    if chart:
        source = f"{view.source} {rule}"
        files |= {form: partial(_picture, chart, source, t.language, form) for form in PICTURES}
    with st.container(horizontal=True):
        for form, content in files.items():
            downloads.offer(
                t("Download (CSV)") if form == "csv" else form.upper(),
                content,
                figures.file_name(key, view.cohort, view.today, form, t),
                f"{form}-{key}",
            )
    if chart:
        remarks.offer(view, key)


def _picture(chart: Chart, source: str, language: str, form: Literal["png", "svg"]) -> bytes:
    from analytics.report import figure  # Typst comes with it: only when a picture is asked for

    return figure.picture(chart, source, language, form)


def show_list(
    view: Edition, key: str, head: tuple[str, str], people: pd.DataFrame, sentence: str, file_name: str
) -> None:
    """What only the coordinator sees: a list of persons by their identifiers, what it says, and a file of it.

    `head`: what is listed, and in which order. `file_name`: of the file, without the class.
    """
    t, people = view.t, shown_with(key, people, view.t)
    with st.container(border=True, key=f"card-{key}"):
        show_head(*head)
        st.markdown(sentence)
        if people.empty:
            return
        say_cut(people, t)
        st.dataframe(
            people.head(MOST_LISTED),
            hide_index=True,
            height="content" if len(people) < MOST_ROWS else MOST_SEEN,
            column_config={str(column): column_of(people[column], t) for column in people},
            placeholder=formats.MISSING,
            alt=head[0],
        )
        downloads.offer_csv(t("Download (CSV)"), people, f"{file_name}-{view.cohort}.csv", key, t)


def column_of(values: "pd.Series[Any]", t: Translator, **options: Any) -> Any:
    """How a list shows one column: its name, its width, days as the French write them."""
    name, width = labels.name(str(values.name), t), WIDTHS.get(str(values.name))
    if pd.api.types.is_datetime64_any_dtype(values):
        return st.column_config.DateColumn(name, format="DD/MM/YYYY", width=width, **options)
    return st.column_config.Column(name, width=width, **options)


def show_people(view: Edition, people: pd.DataFrame, alt: str) -> None:
    """A ranked list of mentors, by their identifiers alone."""
    t = view.t
    names: dict[str, Any] = {str(column): labels.name(str(column), t) for column in people}
    names["chance"] = st.column_config.ProgressColumn(
        labels.name("chance", t), format="percent", min_value=0, max_value=1
    )
    seen = people.head(MOST_LISTED)
    seen = seen.assign(chance=seen["chance"].round(2))  # the file keeps what the eye does not need
    say_cut(people, t)
    st.dataframe(
        seen,
        hide_index=True,
        height="content" if len(people) < MOST_ROWS else MOST_SEEN,
        column_config=names,
        placeholder=formats.MISSING,
        alt=alt,
    )
    st.caption(
        t(
            "The chance is learnt from who came back at each campaign: it rises with the campaigns done and falls"
            " with those missed. It says whom to ask first, and judges nobody. Who has already signed up is left"
            " out. No name is stored, only the identifiers of your own tool."
        )
    )


def say_cut(people: pd.DataFrame, t: Translator) -> None:
    """Says that a long list goes on in its file."""
    if len(people) > MOST_LISTED:
        remark = t("The first {n} are shown; the file has all {all}.", n=MOST_LISTED, all=len(people))
        st.caption(remark)
