"""What every page shares: the language, the cohort in focus, and the rows behind a question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from operator import attrgetter
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analytics.board.alerts import sector_names
from analytics.charts import Chart
from analytics.frames import rows
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.sources import source_line
from analytics.language.texts import LANGUAGES, Translator, translator
from analytics.promotions import year_of
from data import queries
from data.generations import store
from data.publish import health
from data.telling import history
from data.visitors.access import Role
from pages.shared.assets import ASSETS

MOST_CACHED = 200  # answers
MOST_DRAWN = 400  # charts, of all sessions together


@dataclass(frozen=True)
class View:
    """What one run of a page looks at: a language, a generation and its audience, the cohort in focus."""

    t: Translator
    generation: store.Generation
    audience: Role
    is_invented: bool
    cohort: str

    def rows(self, query: str) -> pd.DataFrame:
        """The rows of `query`, a view of data/sql/figures or a file of data/sql/queries, for this audience."""
        try:
            return _rows(str(self.generation.folder), self.audience, query)
        except FileNotFoundError:
            # The generation is gone since this run began: the next run has the one that replaced it.
            st.rerun()

    @property
    def window(self) -> tuple[int, int]:
        """The lowest and the highest gap at which mentors are asked."""
        dataset = self.rows("dataset").iloc[0]
        return int(dataset["lowest_gap"]), int(dataset["highest_gap"])

    @property
    def source(self) -> str:
        """Where the figures come from, in one line."""
        return source_line(rows(self.rows("dataset"))[0], self.is_invented, self.t)

    @property
    def sector_names(self) -> dict[str, str]:
        """Code of each sector → its name in the language of the view."""
        return sector_names(self.rows("sector_balance"), self.t)

    def definitions(self, figure: str) -> dict[str, str]:
        """Metric → its definition, for one view of data/sql/figures."""
        rows = self.rows("definition")
        rows = rows[rows["figure"] == figure]
        return {metric: self.t(text) for metric, text in zip(rows["metric"], rows["definition"], strict=True)}

    def of_cohort(self, query: str) -> pd.DataFrame:
        """The rows of the query that concern the cohort in focus."""
        rows = self.rows(query)
        return rows[rows["cohort"] == self.cohort].reset_index(drop=True)

    def chart(self, draw: Callable[..., Chart], *given: Any, **named: Any) -> Chart:
        """What `draw`, of analytics.charts, makes of these rows in the language of the view.

        Every session that shows it has the same chart, which nothing may change: drawing is most of what a page costs.
        """
        name = f"{draw.__module__}.{draw.__qualname__}"
        return _drawn(str(self.generation.folder), self.audience, name, self.t, draw, *given, **named)


@st.cache_data(max_entries=MOST_CACHED, show_spinner=False)
def _rows(folder: str, audience: str, query: str) -> pd.DataFrame:
    return queries.rows(store.Generation(Path(folder)), audience, query)


@st.cache_resource(
    max_entries=MOST_DRAWN, show_spinner=False, hash_funcs={Translator: attrgetter("language"), Hidden: repr}
)
def _drawn(
    folder: str,
    audience: str,
    name: str,
    t: Translator,
    _draw: Callable[..., Chart],
    *given: Any,
    **named: Any,
) -> Chart:
    return _draw(*given, t=t, **named)


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


def offer_link(t: Translator) -> None:
    """At the foot of the menu: the address of this view, with its filters, to be pasted elsewhere."""
    copied = escape(t("Link copied"))
    st.sidebar.html(
        f'<span aria-live="polite"><button class="copy-link" type="button" title="{copied}">'
        f"{escape(t('Copy the link'))}</button></span>"
    )


def welcome(t: Translator) -> None:
    """Three lines in the menu for who sees the invented programme for the first time."""
    lines = (
        (t("To read:"), t("the sentence at the top says what matters; a click on a figure or a column says more.")),
        (t("To import:"), t("your exports take the place of this invented programme, and never mix with it.")),
        (t("To share:"), t("the pack at the foot of this page, or the link of the view.")),
    )  # fmt: skip
    said = "".join(f"<p><b>{escape(verb)}</b> {escape(rest)}</p>" for verb, rest in lines)
    st.sidebar.html(f'<div class="welcome">{said}</div>')


def note_link() -> None:
    """Keeps what the address asks of the widgets when a session begins: later it is they who write it."""
    if "asked" not in st.session_state:
        st.session_state["asked"] = {key: st.query_params.get_all(key) for key in st.query_params}


def say_left_out(page: str, t: Translator) -> None:
    """Says, as long as the first page is shown, what its link asked that no widget could take."""
    if asked := st.session_state["asked"]:
        st.session_state["left_out"] = page, _left_out(asked)
        st.session_state["asked"] = {}
    shown_on, left_out = st.session_state.get("left_out", (page, ()))
    if left_out and shown_on == page:
        said = ", ".join(map(formats.literal, left_out))
        st.info(t("The link asks for {asked}, which is not here: the page shows the usual.", asked=said))


def _left_out(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The values that Streamlit took out of the address, unless the widget has them all the same."""
    return [
        value[:30]
        for key, values in asked.items()
        if key in st.session_state and not st.query_params.get_all(key)
        for value in values
        if value.lower() != str(st.session_state[key]).lower()
    ]


def spoken() -> Translator:
    """The language of this run, for what may be shown where there is no view."""
    return translator(st.session_state.get("lang") or LANGUAGES[0])


def open_view(t: Translator, audience: Role) -> bool:
    """Draws the bar and keeps what this run looks at for `view`; False when the store is empty.

    The audience is what `access.visitor` found at this run; every row of every page is asked with it.
    """
    name = store.chosen_store()
    serving = health.serving(store.store_folder(name), audience)
    generation = serving.generation
    if damage := list(history.damage(serving, t, is_told_what_to_do=audience == "coordinator")):
        st.error("  \n".join(damage), icon=":material/warning:")
    if generation is None and damage:
        st.stop()
    if generation is None:
        return False
    cohorts = _rows(str(generation.folder), audience, "cohort_summary")["cohort"].tolist()[::-1]
    badge, chooser = st.columns([4, 1], vertical_alignment="center")
    cohort = chooser.selectbox(
        t("Students' promotion"), cohorts, key="promo", bind="query-params", label_visibility="collapsed"
    )
    is_invented = name == store.DEMO
    view = View(t, generation, audience, is_invented, cohort)
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


def show_empty_store(t: Translator, title: str, audience: Role) -> None:
    """What to do when nothing was ever imported: the coordinator imports, or looks around an invented programme."""
    st.title(t("No application imported"))
    st.markdown(t("“{page}” will be there after the first import.", page=title))
    if audience == "coordinator":
        st.page_link("pages/importing.py", label=t("Import an export"), icon=":material/upload_file:")
        st.markdown(t("To look around first, build an invented programme with this line:"))
        st.code("python manage.py sample", language="bash")
