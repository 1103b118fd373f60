"""What only the coordinator sees beside the words: decisions on them, and what the lists do not know yet."""

from collections.abc import Callable, Mapping
from functools import partial

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.language import formats, labels
from data.changing import Outcome
from data.deciding import choices
from pages.shared import common, deciding

MOST_PROPOSED = 15
_choices, _phrases = common.once(choices.choices), common.once(choices.phrases)


def show_decisions(view: Edition, shown: Mapping[str, str], term: str) -> None:
    """Hide the word, or count it as another; and take back what was decided. Each is published at once, and undone."""
    t, folder = view.t, common.generation().store
    with st.popover(t("Hide or merge"), icon=":material/rule:"):
        st.markdown(
            t("The figures are computed again for everybody; what is decided here can be taken back.")
        )
        if st.button(t("Hide “{word}”", word=shown[term]), key="hide"):
            _publish(view, partial(choices.hide, folder, term))
        others = [other for other in shown if other != term]
        other = st.selectbox(
            t("Count it as"),
            others,
            index=None,
            format_func=lambda one: shown[one],
            key="merge-with",
            on_change="ignore",
        )
        if st.button(t("Merge"), key="merge"):
            _publish(view, partial(choices.merge, folder, term, other or ""), is_same=not other)
        for name, into in _choices(common.generation()).items():
            decision = (
                t("“{word}” is counted as “{other}”", word=name, other=into)
                if into
                else t("“{word}” is hidden", word=name)
            )
            if st.button(
                t("Take back: {decision}", decision=decision), key=f"release-{name}", type="tertiary"
            ):
                _publish(view, partial(choices.release, folder, name))


def show_proposals(view: Edition) -> None:
    """The frequent words of no sector, and the pairs of words that might be one term: what to add to the lists."""
    t, proposed = view.t, view.rows("term_proposal")
    if proposed.empty:
        return
    with st.expander(t("Words that the lists do not know yet")):
        for side, kind, title in zip(
            st.columns(2),
            ("unmatched", "collocation"),
            (t("Frequent words of no sector"), t("Words often written together")),
            strict=True,
        ):
            of_kind = proposed[proposed["kind"] == kind].nlargest(MOST_PROPOSED, "authors")
            with side:
                st.caption(title)
                table: pd.DataFrame = of_kind[["term", "authors"]]
                st.table(labels.display(table, t), border="horizontal", hide_index=True)


def show_phrases(view: Edition) -> None:
    """Words that go with texts of no theme, and a phrase added to a theme, or taken back."""
    t, folder = view.t, common.generation().store
    listed = view.rows("topic")
    names = dict(zip(listed["topic"], listed[f"label_{t.language}"], strict=True))
    proposed = view.rows("term_proposal")
    words = proposed[proposed["kind"] == "uncovered"]["term"].head(MOST_PROPOSED)
    with st.expander(t("Phrases that ask for a theme")):
        if len(words):
            sentence = t("Words that go with texts of no theme: {words}.", words=", ".join(words))
            st.caption(formats.literal(sentence))
        phrase = st.text_input(
            t("A phrase, as students write it"), max_chars=choices.LONGEST, key="phrase", on_change="ignore"
        )
        topic = st.selectbox(
            t("A theme"),
            list(names),
            index=None,
            format_func=lambda one: names[one],
            key="phrase-theme",
            on_change="ignore",
        )
        if st.button(t("Add"), key="add-phrase"):
            _publish(view, partial(choices.ask, folder, phrase, topic or ""), is_same=not phrase or not topic)
        for added, into in _phrases(common.generation()).items():
            decision = t("“{word}” asks for “{topic}”", word=added, topic=names.get(into, into))
            if st.button(
                t("Take back: {decision}", decision=decision), key=f"release-{added}", type="tertiary"
            ):
                _publish(view, partial(choices.release, folder, added))


def _publish(view: Edition, decision: Callable[[], Outcome], is_same: bool = False) -> None:
    """Carries out the decision, after which no word is chosen; or says why not, as `deciding.publish` does."""

    def carried_out() -> None:
        decision()
        st.session_state["asked_word"] = None

    deciding.publish(view.t, carried_out, is_same)
