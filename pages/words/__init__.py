"""How the page of the motivations shows words: the cloud, rankings beside it, one word in detail, files."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts import cloud, drawing, ranking, theme, words
from analytics.edition import Edition
from analytics.frames import Row, is_known, rows
from analytics.language import formats, labels
from analytics.language.columns import shown_with
from analytics.language.texts import translator
from analytics.promotions import year_of
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words import sentences
from pages.shared import common, display
from pages.shared.assets import ASSETS
from pages.words import choices as decisions

MOST_RANKED = 14
MOST_LINKS, MOST_WISHES = 6, 6

_words = st.components.v2.component(
    "binomes_words",
    html='<div class="words"></div>',
    css=f"{(ASSETS / 'words.css').read_text()}\n{cloud.tone_css()}",
    js=(ASSETS / "words.js").read_text(),
)


@st.fragment
def explore(view: Edition) -> None:
    """The cloud and the ranking side by side, then the word chosen in either, in the address as `mot`."""
    _follow()
    every, places = view.rows("cohort_term"), view.rows("term_place")
    of_cohort = every[every["cohort"] == view.cohort]
    beside = st.container()
    with st.container(border=True, key="card-word"):
        term = _chosen(view, every) or _first(of_cohort)
        _show_word(view, every, term)
    with beside:
        left, right = st.columns([1.36, 1])
        with left, st.container(border=True, key="card-cloud", height="stretch"):
            _show_cloud(view, every, places, term)
        with right, st.container(border=True, key="card-ranking", height="stretch"):
            _show_ranking(view, of_cohort, term)


def _follow() -> None:
    """What was asked for before the widgets that hold it are there: a promotion for the page, no word."""
    if "asked_word" in st.session_state:
        st.session_state["mot"] = st.session_state.pop("asked_word")
    if asked := st.session_state.pop("asked_cohort", None):
        st.session_state["promo"] = asked
        st.rerun()


def _ask_cohort() -> None:
    st.session_state["asked_cohort"] = st.session_state["cloud"]["cohort"]


def _choose(key: str) -> None:
    """The word clicked in the component `key` becomes the word chosen."""
    st.session_state["mot"] = st.session_state[key]["word"]


def _chosen(view: Edition, every: pd.DataFrame) -> str | None:
    """The word of the address, of a click or of this box, which also finds a word by its letters."""
    t = view.t
    shown = dict(zip(every["term"], every["display"], strict=True))
    chosen: str | None = st.selectbox(
        t("A word"),
        sorted(shown, key=lambda term: formats.sorting_key(shown[term])),
        index=None,
        placeholder=t("Find a word…"),
        format_func=lambda term: shown.get(term, term),
        key="mot",
        bind="query-params",
        label_visibility="collapsed",
        width=320,
    )
    return chosen


def _first(of_cohort: pd.DataFrame) -> str:
    """The word shown when none is chosen: what sets the cohort apart most, or else the commonest."""
    more = of_cohort[of_cohort["kind"] == "more"]
    ordered = more.sort_values("z", ascending=False) if len(more) else of_cohort
    return str(ordered["term"].iloc[0])


def _show_cloud(view: Edition, every: pd.DataFrame, places: pd.DataFrame, term: str) -> None:
    t = view.t
    display.show_head(
        t("What the students of the {cohort} write", cohort=view.cohort),
        t("Size: share of the texts. Colour: against the other classes. Each word keeps its place"),
    )
    _words(
        key="cloud",
        data={
            "kind": "cloud",
            "scene": _scene(str(common.generation().folder), view.audience, t.language, every, places),
            "cohort": view.cohort,
            "selected": term,
            "texts": {
                "name": t("Words of the motivations of the {cohort}", cohort="{cohort}"),
                "play": t("▶ Play"),
                "pause": t("■ Stop"),
                "time": t("Class shown in the cloud"),
            },
        },
        on_word_change=lambda: _choose("cloud"),
        on_cohort_change=_ask_cohort,
    )
    _files(view, every, places)


@st.cache_data(max_entries=20, show_spinner=False)
def _scene(
    folder: str, audience: str, language: str, _every: pd.DataFrame, _places: pd.DataFrame
) -> dict[str, Any]:
    """All cohorts of the cloud, once for a generation, an audience and a language: the frames come with these."""
    cohorts = sorted(_every["cohort"].unique(), key=year_of)
    return cloud.scene(_every, _places, cohorts, translator(language))


def _show_ranking(view: Edition, of_cohort: pd.DataFrame, term: str) -> None:
    t = view.t
    order = st.pills(
        t("Words"),
        list(ranking.ORDERS),
        default="distinctive",
        required=True,
        format_func=lambda order: t(ranking.ORDERS[order]),
        key="ordre",
        bind="query-params",
        label_visibility="collapsed",
    )
    ranked = ranking.ranked_words(of_cohort, order or "distinctive", t, MOST_RANKED)
    display.show_head(ranked.title, ranked.subtitle)
    _ranked("ranking", ranked.rows, term)


def _show_word(view: Edition, every: pd.DataFrame, term: str) -> None:
    t = view.t
    words_side, trend = st.columns([1, 1.3], gap="medium")
    matches = rows(every[(every["term"] == term) & (every["cohort"] == view.cohort)])
    of_word = rows(every[every["term"] == term])
    with words_side:
        display.show_head(f"« {of_word[0]['display']} »" if t.language == "fr" else of_word[0]["display"], "")
        if matches:
            st.markdown(formats.literal(sentences.against_others(matches[0], view.cohort, t)))
        else:
            st.markdown(
                t("Fewer than {n} students of the {cohort} wrote it.", n=FEWEST_AUTHORS, cohort=view.cohort)
            )
        st.markdown(formats.literal(sentences.over_time(of_word[0], t)))
        with st.expander(t("Why this word?")):
            st.markdown("\n".join(f"- {formats.literal(line)}" for line in sentences.why(of_word[0], t)))
            if view.audience == "coordinator":
                shown = dict(zip(every["term"], every["display"], strict=True))
                decisions.show_decisions(view, shown, term)
    with trend:
        chart = view.chart(words.word_trend, every, term, view.cohort)
        st.caption(chart.subtitle)
        st.plotly_chart(chart.figure, key="trend", config=dict(theme.CONFIG), alt=chart.alt)
    company, wished = st.columns(2, gap="medium")
    with company:
        _show_company(view, term)
    with wished:
        _show_wishes(view, term)


def _show_company(view: Edition, term: str) -> None:
    """The words that go with the word: those that its authors write more than the others do."""
    t, links = view.t, view.rows("term_link")
    st.caption(t("Words that go with it, all classes; the bar: those who did not write it"))
    company = rows(links[links["term"] == term])[:MOST_LINKS]
    _ranked("links", ranking.shares([_bare(row, row["other"], row["display"]) for row in company], t), None)
    if not company:
        st.markdown(t("No other word was written with it by enough students."))


def _show_wishes(view: Edition, term: str) -> None:
    """The sectors that the authors of the word ask for."""
    t, wishes = view.t, view.rows("term_wish")
    st.caption(t("Sectors that its authors ask for, all classes"))
    wished = rows(wishes[wishes["term"] == term])[:MOST_WISHES]
    named = [_bare(row, row["sector"], row[f"label_{t.language}"]) for row in wished]
    _ranked("wishes", ranking.shares(named, t), None, is_open=False)
    if not wished:
        st.markdown(t("No sector was asked for by enough of them."))


def _bare(row: Row, term: str, display: str) -> Row:
    """A row as a ranking takes it, of a share that is given without its interval or a test."""
    share, elsewhere = row["share"], row.get("share_elsewhere")
    return {
        "term": term,
        "display": display,
        "share": share,
        "share_low": share,
        "share_high": share,
        "share_elsewhere": elsewhere,
        "z": None,
        "kind": None,
    }


def show_themes(view: Edition) -> None:
    """The sectors that the texts name, by the dictionary: share of each, against the other cohorts, and coverage."""
    t, themes = view.t, view.of_cohort("cohort_theme")
    if themes.empty:
        return
    with st.container(border=True, key="card-themes"):
        said, covered = (
            t("Share of the texts with its 95% interval; the bar is the share elsewhere"),
            rows(themes)[0]["share_covered"],
        )
        if is_known(covered):
            share = formats.percent(covered, t.language)
            said = f"{said}. {t('{covered} of the texts name a sector', covered=share)}"
        display.show_head(t("The sectors that the texts name"), said)
        named = [
            {**row, "term": row["sector"], "display": row[f"label_{t.language}"]} for row in rows(themes)
        ]
        _ranked("themes", ranking.shares(named, t), None, is_open=False)
        if view.audience == "coordinator":
            decisions.show_proposals(view)


def _ranked(key: str, ranked: Sequence[dict[str, Any]], term: str | None, is_open: bool = True) -> None:
    data = {"kind": "ranking", "rows": list(ranked), "selected": term, "is_open": is_open}
    _words(key=key, data=data, on_word_change=lambda: _choose(key))


def _files(view: Edition, every: pd.DataFrame, places: pd.DataFrame) -> None:
    """The cloud of the cohort as a table, a drawing and a picture, each with how it was made, once unfolded."""
    t = view.t
    folded = st.expander(t("The figures, and files"), key="figures-cloud", on_change="rerun")
    if not folded.open:
        return
    lists = view.rows("list_version")["lists"].iloc[0]
    notes = sentences.notes(
        every, view.cohort, formats.day(view.computed_on, t.language), lists, view.is_invented, t
    )
    table = shown_with("cloud", every[every["cohort"] == view.cohort], t)
    table = table.assign(kind=table["kind"].map(lambda kind: t(sentences.KINDS[kind])))

    def drawn() -> drawing.Drawing:
        return cloud.cloud_drawing(every, places, view.cohort, t, notes)

    with folded:
        st.table(labels.display(table.head(60), t), border="horizontal", hide_index=True)
        with st.container(horizontal=True):
            for kind, mime, content in (
                ("SVG", "image/svg+xml", lambda: drawing.svg(drawn())),
                ("PNG", "image/png", lambda: drawing.png(drawn())),
                ("CSV", "text/csv", lambda: labels.export_csv(table.assign(caption=" ".join(notes)), t)),
            ):
                st.download_button(
                    kind,
                    content,
                    file_name=f"binomes-mots-{view.cohort}.{kind.lower()}",
                    mime=mime,
                    key=f"file-{kind}",
                    icon=":material/download:",
                    on_click="ignore",
                )
        st.caption(" ".join(notes))
