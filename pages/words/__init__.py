"""How the page of the motivations shows words and themes: the cloud, what stands beside it, rankings, files."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from analytics.charts import cloud, drawing, ranking
from analytics.charts.families import family_css
from analytics.edition import Edition
from analytics.frames import is_known, rows
from analytics.language import figures, formats, labels
from analytics.language.columns import shown_with
from analytics.language.texts import translator
from analytics.promotions import year_of
from analytics.words import comparing, sentences
from pages.shared import common, display, downloads
from pages.shared.assets import ASSETS
from pages.words import choices as decisions
from pages.words import compared, panel

MOST_RANKED = 14
_words = st.components.v2.component(
    "binomes_words",
    html='<div class="words"></div>',
    css=f"{(ASSETS / 'words.css').read_text()}\n{cloud.tone_css()}\n{family_css()}",
    js=(ASSETS / "words.js").read_text(),
)


@st.fragment
def explore(view: Edition, versus: str, earlier: str | None) -> None:
    """The cloud and, beside it, what changed and the themes, or the word or the theme chosen; then all words."""
    _follow()
    words, places = compared.words(view, versus), view.rows("term_place")
    left, right = st.columns([1.36, 1])
    card = left.container(border=True, key="card-cloud", height="stretch")
    with right, st.container(border=True, key="card-word", height="stretch"):
        term, topic = panel.choose(view, words)
        if term:
            panel.show_word(view, words, term, draw)
        elif topic:
            panel.show_topic(view, versus, topic, draw)
        else:
            panel.show_overview(view, versus, earlier, draw)
    with card:
        _show_cloud(view, versus, earlier, words, places, term)
    below = st.columns(2)
    with below[0], st.container(border=True, key="card-ranking", height="stretch"):
        _show_ranking(view, words[words["cohort"] == view.cohort], term)
    with below[1], st.container(border=True, key="card-maturity", height="stretch"):
        panel.show_maturity(view, draw)


def _follow() -> None:
    """What was asked for before the widgets that hold it are there: a promotion for the page, no word, no theme."""
    if "asked_word" in st.session_state:
        panel.chosen(mot=st.session_state.pop("asked_word"))
    if asked := st.session_state.pop("asked_cohort", None):
        st.session_state["promo"] = asked
        st.rerun()


def _ask_cohort() -> None:
    st.session_state["asked_cohort"] = st.session_state["cloud"]["cohort"]


def _choose(key: str) -> None:
    """The word or the theme clicked in the component `key` becomes the one chosen."""
    panel.chosen(**{panel.KIND_OF.get(key, "mot"): st.session_state[key]["word"]})


def draw(key: str, ranked: Sequence[dict[str, Any]], term: str | None = None, is_open: bool = True) -> None:
    """Rows of a ranking, which choose what they name where they are open."""
    data = {"kind": "ranking", "rows": list(ranked), "selected": term, "is_open": is_open}
    _words(key=key, data=data, on_word_change=lambda: _choose(key))


def _show_cloud(
    view: Edition,
    versus: str,
    earlier: str | None,
    every: pd.DataFrame,
    places: pd.DataFrame,
    term: str | None,
) -> None:
    t = view.t
    display.show_head(
        t("What the students of the {cohort} write", cohort=view.cohort),
        t("Size: share of the texts. Colour: themes. Underlined: a difference is shown"),
    )
    _words(
        key="cloud",
        data={
            "kind": "cloud",
            "scene": _scene(
                str(common.generation().folder), view.audience, t.language, versus, every, places
            ),
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
    _files(view, earlier if versus == comparing.LAST_YEAR else None, every, places)


@st.cache_data(max_entries=20, show_spinner=False)
def _scene(
    folder: str, audience: str, language: str, versus: str, _every: pd.DataFrame, _places: pd.DataFrame
) -> dict[str, Any]:
    """All cohorts of the cloud, once for a generation, an audience, a language and what is compared."""
    cohorts = sorted(_every["cohort"].unique(), key=year_of)
    return cloud.scene(_every, _places, cohorts, translator(language))


def _show_ranking(view: Edition, of_cohort: pd.DataFrame, term: str | None) -> None:
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
    draw("ranking", ranked.rows, term)


def show_themes(view: Edition) -> None:
    """The sectors that the texts name, by the dictionary: share of each, against the other cohorts, and coverage."""
    t, themes = view.t, view.of_cohort("cohort_theme")
    if themes.empty:
        return
    with st.container(border=True, key="card-themes"):
        sentence, covered = ranking.what_bars_say(rows(themes), t), rows(themes)[0]["share_covered"]
        if is_known(covered):
            share = formats.percent(covered, t.language)
            sentence = f"{sentence}. {t('{covered} of the texts name a sector', covered=share)}"
        display.show_head(t("The sectors that the texts name"), sentence)
        named = [
            {**row, "term": row["sector"], "display": row[f"label_{t.language}"]} for row in rows(themes)
        ]
        draw("themes", ranking.shares(named, t), is_open=False)
        if view.audience == "coordinator":
            decisions.show_proposals(view)
            decisions.show_phrases(view)


def _files(view: Edition, earlier: str | None, every: pd.DataFrame, places: pd.DataFrame) -> None:
    """The cloud of the cohort as a table, a drawing and a picture, each with how it was made, once unfolded."""
    t = view.t
    folded = st.expander(t("The figures, and files"), key="figures-cloud", on_change="rerun")
    if not folded.open:
        return
    lists = view.rows("list_version")["lists"].iloc[0]
    notes = sentences.notes(
        every, view.cohort, formats.day(view.computed_on, t.language), lists, view.is_invented, t, earlier
    )
    table = shown_with("cloud", every[every["cohort"] == view.cohort], t)
    table = table.assign(kind=table["kind"].map(lambda kind: t(sentences.KINDS[kind])))

    def drawn() -> drawing.Drawing:
        return cloud.cloud_drawing(every, places, view.cohort, t, notes)

    with folded:
        st.table(labels.display(table.head(60), t), border="horizontal", hide_index=True)
        with st.container(horizontal=True):
            for kind, content in (
                ("SVG", lambda: drawing.svg(drawn())),
                ("PNG", lambda: drawing.png(drawn())),
                ("CSV", lambda: labels.export_csv(table.assign(caption=" ".join(notes)), t)),
            ):
                name = figures.file_name("cloud", view.cohort, view.today, kind.lower(), t)
                downloads.offer(kind, content, name, f"file-{kind}")
        st.caption(" ".join(notes))
