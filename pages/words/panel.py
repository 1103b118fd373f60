"""What stands beside the cloud: what changed and the themes, or one word or one theme in detail with its evidence."""

from collections.abc import Callable, Mapping

import pandas as pd
import streamlit as st

from analytics.charts import ranking, words
from analytics.edition import Edition
from analytics.frames import rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words import comparing, sentences, topics
from pages.shared import display
from pages.shared.chart import draw as show_chart
from pages.words import choices as decisions
from pages.words import compared

MOST_LINKS, MOST_WISHES, MOST_PHRASES = 6, 6, 6
KIND_OF: Mapping[str, str] = {"topics": "theme"}  # component → the key of what it chooses
Draw = Callable[..., None]


def chosen(mot: str | None = None, theme: str | None = None) -> None:
    """A word, a theme, or nothing is chosen from now on."""
    st.session_state["mot"], st.session_state["theme"] = mot, theme


def choose(view: Edition, every: pd.DataFrame) -> tuple[str | None, str | None]:
    """The word and the theme of the address, of a click or of these boxes, which also find them by their letters."""
    t, names = view.t, compared.topic_names(view)
    shown = dict(zip(every["term"], every["display"], strict=True))
    left, right = st.columns(2)
    with left:
        term = _box(
            t("A word"),
            sorted(shown, key=lambda term: formats.sorting_key(shown[term])),
            t("Find a word…"),
            shown,
            "mot",
            lambda: chosen(mot=st.session_state["mot"]),
        )
    with right:
        topic = _box(
            t("A theme"),
            list(names),
            t("A theme…"),
            names,
            "theme",
            lambda: chosen(theme=st.session_state["theme"]),
        )
    return term, None if term else topic


def _box(
    label: str,
    options: list[str],
    placeholder: str,
    names: Mapping[str, str],
    key: str,
    follow: Callable[[], None],
) -> str | None:
    one: str | None = st.selectbox(
        label,
        options,
        index=None,
        placeholder=placeholder,
        format_func=lambda option: names.get(option, option),
        key=key,
        bind="query-params",
        label_visibility="collapsed",
        on_change=follow,
    )
    return one


def show_overview(view: Edition, versus: str, earlier: str | None, draw: Draw) -> None:
    """What is shown to have changed since the cohort before, with its proof unfolded; then the themes."""
    t = view.t
    if earlier:
        changes = comparing.changes_shown(view.rows("year_change"), view.cohort)
        display.show_head(t("What changed since the {cohort}", cohort=earlier), "")
        with st.container(key="changes"):  # which stay on paper
            for change in changes:
                with st.expander(formats.literal(comparing.change_line(change, t))):
                    st.markdown(formats.literal(comparing.change_proof(change, t)))
        if not changes:
            st.markdown(t("Nothing is shown to have changed."))
    frame = compared.topics(view, versus)
    of_cohort = rows(frame[frame["cohort"] == view.cohort])
    if not of_cohort:
        return
    covered = formats.percent(of_cohort[0]["share_covered"], t.language)
    display.show_head(t("What they ask for"), ranking.what_bars_say(of_cohort, t))
    draw("topics", ranking.shares(of_cohort, t))
    st.caption(t("{covered} of the texts ask for a theme of the list", covered=covered))


def show_word(view: Edition, every: pd.DataFrame, term: str, draw: Draw) -> None:
    """One word: its share against others, over time, in whose company, for which sectors, and its evidence."""
    t = view.t
    of_word = rows(every[every["term"] == term])
    name = of_word[0]["display"]
    _head(view, _quoted(name, t) if t.language == "fr" else name)
    matches = [row for row in of_word if row["cohort"] == view.cohort]
    if matches:
        st.markdown(formats.literal(sentences.against_others(matches[0], view.cohort, t)))
    else:
        st.markdown(
            t("Fewer than {n} students of the {cohort} wrote it.", n=FEWEST_AUTHORS, cohort=view.cohort)
        )
    st.markdown(formats.literal(sentences.over_time(of_word[0], t)))
    _evidence(view, "term", term)
    _trend(view, every, term)
    _company(view, term, draw)
    with st.expander(t("Why this word?")):
        st.markdown("\n".join(f"- {formats.literal(line)}" for line in sentences.why(of_word[0], t)))
        if view.audience == "coordinator":
            shown = dict(zip(every["term"], every["display"], strict=True))
            decisions.show_decisions(view, shown, term)


def show_topic(view: Edition, versus: str, topic: str, draw: Draw) -> None:
    """One theme: its share against others, over time, by group of students, and its evidence."""
    t, frame = view.t, compared.topics(view, versus)
    of_topic = rows(frame[frame["term"] == topic])
    _head(view, compared.topic_names(view)[topic])
    matches = [row for row in of_topic if row["cohort"] == view.cohort]
    if matches:
        st.markdown(formats.literal(topics.topic_sentence(matches[0], view.cohort, t)))
    else:
        st.markdown(
            t("Fewer than {n} students of the {cohort} ask for it.", n=FEWEST_AUTHORS, cohort=view.cohort)
        )
    groups = view.rows("topic_group")
    for aspect, title in topics.ASPECTS.items():
        of_aspect = groups[(groups["topic"] == topic) & (groups["aspect"] == aspect)]
        named = topics.groups_named(rows(of_aspect), aspect, view.sector_names, t)[:MOST_WISHES]
        if named:
            st.caption(t(title))
            draw(f"groups-{aspect}", ranking.shares(named, t), is_open=False)
    if of_topic:
        st.markdown(formats.literal(sentences.over_time(of_topic[0], t)))
    _evidence(view, "topic", topic)
    _trend(view, frame, topic)


def show_maturity(view: Edition, draw: Draw) -> None:
    """Whether students whose project is unclear have a mentor as often as the others."""
    t, matches = view.t, rows(view.rows("maturity_match"))
    display.show_head(topics.maturity_title(matches, t), topics.maturity_shares(matches, t))
    if named := topics.maturity_named(matches, t):
        draw("maturity", ranking.shares(named, t), is_open=False)


def _head(view: Edition, title: str) -> None:
    display.show_head(title, "")
    st.button(
        view.t("Back to what changed"),
        key=f"back-{title}",
        on_click=chosen,
        type="tertiary",
        icon=":material/arrow_back:",
    )


def _trend(view: Edition, every: pd.DataFrame, term: str) -> None:
    chart = view.chart(words.word_trend, every, term, view.cohort)
    st.caption(chart.subtitle)
    show_chart(chart, view.t.language, f"trend-{term}", place="trend")


def _evidence(view: Edition, what: str, name: str) -> None:
    """Sentences for the coordinator, drawn by lot; for everybody, phrases that five students or more wrote."""
    t = view.t
    query, column, phrase = (
        ("topic_phrase", "topic", "phrase") if what == "topic" else ("term_pattern", "term", "pattern")
    )
    frame = view.rows(query)
    phrases = frame[
        (frame[column] == name) & ~frame[phrase].str.contains("/")
    ]  # not those that stand for several
    if len(phrases):
        written = ", ".join(_quoted(text, t) for text in phrases[phrase].head(MOST_PHRASES))
        sentence = t("Written by five students or more: {phrases}.", phrases=written)
        st.caption(formats.literal(sentence))
    if view.audience != "coordinator":
        return
    every = view.rows("evidence")
    drawn = every[(every["what"] == what) & (every["name"] == name)]["sentence"]
    if len(drawn):
        with st.expander(t("Sentences, drawn by lot and without names")):
            st.markdown("\n".join(f"- {formats.literal(sentence)}" for sentence in drawn))


def _quoted(text: str, t: Translator) -> str:
    """The text between the marks of its language, which no line parts from it."""
    return f"«\u00a0{text}\u00a0»" if t.language == "fr" else f"“{text}”"


def _company(view: Edition, term: str, draw: Draw) -> None:
    """The words that go with the word, and the sectors that its authors ask for."""
    t, links, wishes = view.t, view.rows("term_link"), view.rows("term_wish")
    st.caption(t("Words that go with it, all classes; the bar: those who did not write it"))
    company = rows(links[links["term"] == term])[:MOST_LINKS]
    draw("links", ranking.shares([{**row, "term": row["other"]} for row in company], t))
    if not company:
        st.markdown(t("No other word was written with it by enough students."))
    st.caption(t("Sectors that its authors ask for, all classes"))
    wished = [row for row in rows(wishes[wishes["term"] == term]) if row["share"] is not None][:MOST_WISHES]
    named = [{**row, "term": row["sector"], "display": row[f"label_{t.language}"]} for row in wished]
    draw("wishes", ranking.shares(named, t), is_open=False)
    if not wished:
        st.markdown(t("No sector was asked for by enough of them."))
