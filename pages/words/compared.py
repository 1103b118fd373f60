"""What words and themes are compared with: all other cohorts, or the one before, as the address has it."""

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.language.texts import Translator
from analytics.words import comparing

COMPARED = "contre"  # in the address, which has the words of the choice


def comparison(view: Edition) -> tuple[str, str | None]:
    """What everything is compared with, as `choose_comparison` or the address has it; and the cohort before, if any."""
    earlier = comparing.cohort_before(view.rows("year_change"), view.cohort)
    named = {view.t(name): choice for choice, name in comparing.CHOICES.items()}
    asked = st.session_state.get(COMPARED) or named.get(st.query_params.get(COMPARED, ""))
    return asked if asked and earlier else comparing.OTHERS, earlier


def choose_comparison(t: Translator) -> None:
    """The choice of what everything is compared with: all other cohorts, or the one before."""
    st.segmented_control(
        t("Compared with"),
        list(comparing.CHOICES),
        default=comparing.OTHERS,
        required=True,
        format_func=lambda choice: t(comparing.CHOICES[choice]),
        key=COMPARED,
        bind="query-params",
        label_visibility="collapsed",
    )


def words(view: Edition, versus: str) -> pd.DataFrame:
    """The words, compared with all other cohorts or with the one before."""
    every = view.rows("cohort_term")
    is_year = versus == comparing.LAST_YEAR
    return comparing.words_against_last_year(every, view.rows("year_change")) if is_year else every


def topics(view: Edition, versus: str) -> pd.DataFrame:
    """The themes as words are shown, compared with all other cohorts or with the one before."""
    every = view.rows("cohort_topic")
    is_year = versus == comparing.LAST_YEAR
    every = comparing.topics_against_last_year(every) if is_year else every.assign(before=None)
    return every.assign(term=every["topic"], display=every[f"label_{view.t.language}"])


def topic_names(view: Edition) -> dict[str, str]:
    """Code of each theme that some cohort asks for → its name."""
    frame = view.rows("cohort_topic")
    listed = view.rows("topic")
    listed = listed[listed["topic"].isin(frame["topic"])]
    return dict(zip(listed["topic"], listed[f"label_{view.t.language}"], strict=True))
