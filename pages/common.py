"""What every page shares: the language, the cohort in focus, and the rows behind a question."""

import os
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from analytics import formats
from analytics.promotions import year_of
from analytics.texts import LANGUAGES, Translator, translator
from data import database, store

ASSETS = Path(__file__).parent / "assets"
MOST_CACHED = 200


@dataclass(frozen=True)
class View:
    """What one run of a page looks at: a language, a generation and its audience, the cohort in focus."""

    t: Translator
    generation: store.Generation
    audience: str
    is_invented: bool
    cohort: str

    def rows(self, query: str) -> pd.DataFrame:
        """The rows of the query `query` of data/sql/queries, for this audience."""
        return _rows(str(self.generation.folder), self.audience, query)

    @property
    def window(self) -> tuple[int, int]:
        """The lowest and the highest gap at which mentors are asked."""
        dataset = self.rows("dataset").iloc[0]
        return int(dataset["lowest_gap"]), int(dataset["highest_gap"])

    @property
    def source(self) -> str:
        """Where the figures come from, in one line."""
        published_on = formats.day(self.rows("dataset").iloc[0]["published_on"], self.t.language)
        if self.is_invented:
            return self.t(
                "Source: pairs published by the AX on {day}; people and texts are invented.", day=published_on
            )
        return self.t(
            "Source: the programme's exports; pairs published by the AX on {day}.", day=published_on
        )

    @property
    def sector_names(self) -> dict[str, str]:
        """Code of each sector → its name in the language of the view."""
        sectors = self.rows("sector_balance")
        return dict(zip(sectors["sector"], sectors[f"label_{self.t.language}"], strict=True))

    def definitions(self, figure: str) -> dict[str, str]:
        """Metric → its definition, for one view of data/sql/figures."""
        rows = self.rows("definition")
        rows = rows[rows["figure"] == figure]
        return {metric: self.t(text) for metric, text in zip(rows["metric"], rows["definition"], strict=True)}

    def of_cohort(self, query: str) -> pd.DataFrame:
        """The rows of the query that concern the cohort in focus."""
        rows = self.rows(query)
        return rows[rows["cohort"] == self.cohort].reset_index(drop=True)


@st.cache_data(max_entries=MOST_CACHED, show_spinner=False)
def _rows(folder: str, audience: str, query: str) -> pd.DataFrame:
    return database.rows(store.Generation(Path(folder)), audience, query)


def dress() -> None:
    """The little CSS that the theme cannot say, and the mark of the programme."""
    st.html(ASSETS / "style.css")
    st.logo((ASSETS / "logo.svg").read_text(), icon_image=(ASSETS / "icon.svg").read_text(), size="large")


def language() -> Translator:
    """The switch at the foot of the menu, kept in the address as `lang`; French unless chosen otherwise."""
    chosen = st.sidebar.segmented_control(
        "Langue / Language",
        LANGUAGES,
        default=LANGUAGES[0],
        required=True,
        key="lang",
        bind="query-params",
        label_visibility="collapsed",
    )
    return translator(chosen or LANGUAGES[0])


def audience() -> str:
    """Who looks: the coordinator, unless BINOMES_AUDIENCE says board."""
    return os.environ.get("BINOMES_AUDIENCE", "coordinator")


def open_view(t: Translator) -> bool:
    """Draws the bar and keeps what this run looks at for `view`; False when the store is empty."""
    name = store.chosen_store()
    generation = store.current(store.store_folder(name))
    if generation is None:
        return False
    cohorts = _rows(str(generation.folder), audience(), "cohort_summary")["cohort"].tolist()[::-1]
    badge, chooser = st.columns([4, 1], vertical_alignment="center")
    cohort = chooser.selectbox(
        t("Students' promotion"), cohorts, key="promo", bind="query-params", label_visibility="collapsed"
    )
    is_invented = name == store.DEMO
    view = View(t, generation, audience(), is_invented, cohort)
    badge.markdown(f"{_badge(t, is_invented)} &nbsp; {_freshness(view)}")
    st.session_state["view"] = view
    return True


def view() -> View:
    """What this run looks at, as `open_view` found it."""
    found: View = st.session_state["view"]
    return found


def _badge(t: Translator, is_invented: bool) -> str:
    return (
        f":orange-badge[:material/science: {t('Sample data')}]"
        if is_invented
        else f":blue-badge[{t('Programme')}]"
    )


def _freshness(view: View) -> str:
    t, dataset = view.t, view.rows("dataset").iloc[0]
    year = year_of(view.cohort) + 1
    campaign = t("Campaign {first}–{last}", first=str(year), last=str(year + 1))
    if dataset["has_rows"]:
        known = t("data as of {day}", day=formats.day(dataset["data_on"], t.language))
    else:
        known = t("published totals of {day}", day=formats.day(dataset["published_on"], t.language))
    return f"{campaign} · {known}"


def show_empty_store(t: Translator, title: str) -> None:
    """What to do when nothing was ever imported."""
    st.title(t("No application imported"))
    st.markdown(t("“{page}” will be there after the first import.", page=title))
    st.code("python manage.py import exports/\npython manage.py sample", language="bash")
    st.markdown(
        t(
            "The first line imports a folder of exports; the second builds an invented programme to look around."
        )
    )
