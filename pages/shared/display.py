"""How pages show things: cards, charts with their table and source, the cloud, what to decide."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Any, Literal
from zlib import crc32

import pandas as pd
import streamlit as st

from analytics.board.cards import Card, bars
from analytics.board.decisions import Decision
from analytics.charts import Chart
from analytics.edition import Edition
from analytics.language import figures, formats, labels
from analytics.language.columns import shown_with
from analytics.language.texts import Translator, message
from pages.shared import remarks
from pages.shared.chart import draw

MOST_SEEN = 390  # height of a list of people, in pixels: ten rows, then it scrolls
MOST_ROWS = 10
MOST_LISTED = 1_000  # rows of a list on screen; its file has all
WIDTHS: dict[str, Literal["small", "medium", "large"]] = {  # of what would push the rest out of sight
    "sectors": "medium",
    "reason": "medium",
    "reasons": "large",
}
PAGE_OF = {  # number of the first screen → the address of the page that explains it
    "pairs": "/promotions",
    "applications": "/campagne",
    "eligible": "/campagne",
    "places": "/mentors",
    "waiting": "/attente",
}
PICTURES: tuple[Literal["png", "svg"], ...] = ("png", "svg")
MIMES = {"csv": "text/csv", "png": "image/png", "svg": "image/svg+xml"}
SEE = {  # page to which a decision leads → its link
    "forecast": message("See the forecast"),
    "campaign": message("See the campaign"),
    "sectors": message("See the sectors"),
    "waiting": message("See the waiting list"),
    "mentors": message("See the mentors"),
}
WHERE = {
    "forecast": "/prevision",
    "campaign": "/campagne",
    "sectors": "/secteurs",
    "waiting": "/attente",
    "mentors": "/mentors",
}


def show_cards(view: Edition, cards: Sequence[Card]) -> None:
    """The first numbers, each with its change, its past as small columns, and its definition on hover."""
    meanings = view.definitions("cohort_summary")
    shown = "".join(_card(view, card, meanings[card.definition]) for card in cards)
    with st.container(key="first-numbers"):
        st.html(f'<div class="cards">{shown}</div>')


def _card(view: Edition, card: Card, meaning: str) -> str:
    columns = "".join(
        f'<i class="{kind}" style="height:{100 * height:.0f}%"></i>' for kind, height in bars(card)
    )
    address = _address(view, PAGE_OF[card.definition])
    return (
        f'<a class="card{" alert" if card.is_alert else ""}" title="{escape(meaning)}" href="{escape(address)}"'
        ' target="_self">'
        f'<span class="label">{escape(card.label)}</span><span class="value">{escape(card.value)}</span>'
        f'<span class="spark" aria-hidden="true">{columns}</span><span class="change">{escape(card.change)}</span>'
        f'<span class="bridge">{escape(card.bridge)}</span></a>'
    )


def show_decisions(view: Edition, decisions: Sequence[Decision], ahead: str = "") -> None:
    """What the figures call for, each in words that lead to its page; what lies `ahead` leads to the forecast."""
    t = view.t
    with st.container(border=True, key="card-decisions", height="stretch"):
        show_head(t("To decide"), t("What the figures of this campaign call for"))
        if not decisions:
            st.markdown(t("Nothing in these figures calls for a decision."))
        told = [_decision(view, decision.title, decision.sentence, decision.page) for decision in decisions]
        if ahead:
            told.append(_decision(view, "", f"{ahead}.", "forecast"))
        if told:
            st.html("".join(told))


def _decision(view: Edition, title: str, sentence: str, page: str) -> str:
    head = f"<b>{escape(title)}</b>" if title else ""
    kind = "decision" if title else "decision ahead"
    leads = f"<u>{escape(view.t(SEE[page]))}</u>"
    return (
        f'<a class="{kind}" href="{escape(_address(view, WHERE[page]))}" target="_self">'
        f"{head}<span>{escape(sentence)} {leads}</span></a>"
    )


def _address(view: Edition, page: str) -> str:
    return f"{page}?promo={view.cohort}&lang={view.t.language}"


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
        for form, made in files.items():
            st.download_button(
                t("Download (CSV)") if form == "csv" else form.upper(),
                made,
                file_name=figures.file_name(key, view.cohort, view.today, form, t),
                mime=MIMES[form],
                key=f"{form}-{key}",
                icon=":material/download:",
                on_click="ignore",
            )
    if chart:
        remarks.offer(view, key)


def _picture(chart: Chart, source: str, language: str, form: Literal["png", "svg"]) -> bytes:
    from analytics.report import figure  # Typst comes with it: only when a picture is asked for

    return figure.picture(chart, source, language, form)


def show_list(
    view: Edition, key: str, head: tuple[str, str], people: pd.DataFrame, said: str, file_name: str
) -> None:
    """What only the coordinator sees: a list of persons by their identifiers, what it says, and a file of it.

    `head`: what is listed, and in which order. `file_name`: of the file, without the class.
    """
    t, people = view.t, shown_with(key, people, view.t)
    with st.container(border=True, key=f"card-{key}"):
        show_head(*head)
        st.markdown(said)
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
        st.download_button(
            t("Download (CSV)"),
            partial(labels.export_csv, people, t),  # made when it is asked for
            file_name=f"{file_name}-{view.cohort}.csv",
            mime="text/csv",
            key=f"csv-{key}",
            icon=":material/download:",
            on_click="ignore",
        )


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


def download(label: str, frame: pd.DataFrame, file_name: str, key: str, t: Translator) -> None:
    """A button that gives the rows as a CSV file, made when it is asked for."""
    st.download_button(
        label,
        partial(labels.export_csv, frame, t),
        file_name=file_name,
        mime=MIMES["csv"],
        key=f"csv-{key}",
        disabled=frame.empty,
        icon=":material/download:",
        on_click="ignore",
    )


def editor(
    table: pd.DataFrame,
    key: str,
    number: int,
    columns: Mapping[str, Any],
    is_fixed: bool = False,
    row_height: int | None = None,
) -> pd.DataFrame:
    """The rows as they are typed; what was typed is forgotten when another generation, `number`, is shown.

    What is typed arrives with the next press of a button, so that no button moves under the hand. `is_fixed`: no row
    comes or goes; the first column says who each row is about, and what was typed is forgotten with other people.
    `row_height`, in pixels: texts take several lines where they need them.
    """
    of_whom = crc32("|".join(map(str, table.iloc[:, 0])).encode()) if is_fixed else ""
    return st.data_editor(
        table,
        key=f"{key}-{number}-{of_whom}",
        on_change="ignore",
        num_rows="fixed" if is_fixed else "dynamic",
        hide_index=True,
        placeholder="",
        column_config=dict(columns),
        height=MOST_SEEN if is_fixed and len(table) >= MOST_ROWS and not row_height else "content",
        row_height=row_height,
    )


def day_column(name: str, **options: Any) -> Any:
    """A column of days that can be typed, as the French write them."""
    return st.column_config.DateColumn(name, format="DD/MM/YYYY", **options)


def say_cut(people: pd.DataFrame, t: Translator) -> None:
    """Says that a long list goes on in its file."""
    if len(people) > MOST_LISTED:
        said = t("The first {n} are shown; the file has all {all}.", n=MOST_LISTED, all=len(people))
        st.caption(said)
