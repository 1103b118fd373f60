"""What every page shares: the language, the cohort in focus, and the rows behind a question."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from html import escape
from operator import attrgetter
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import streamlit as st

from analytics.board import overview
from analytics.charts import Chart
from analytics.edition import Edition
from analytics.frames import row_of
from analytics.language import formats
from analytics.language.hidden import Hidden
from analytics.language.texts import LANGUAGES, Translator, translator
from data import queries
from data.generations import store
from data.publish import health
from data.telling import history
from data.visitors.access import Role
from pages.shared.assets import ASSETS, STYLE

OF_PAIRS = ("promotions", "campagne", "attente", "secteurs", "mentors", "suivi", "equite")  # pages
WITHOUT_SOURCE = ("objectifs", "methode")  # pages that show no figure, or say where each comes from
# What an address may ask, on one page or another: the keys of the widgets that are bound to it, and scenarios.
FILTERS = (
    *(
        "lang",
        "promo",
        "conseil",
        "autres",
        "mot",
        "ordre",
        "theme",
        "contre",
        "promotions",
        "secteurs",
        "raisons",
        "acontacter",
        "premiers",
        "garde",
        "cherche",
        "table",
        "colonnes",
        "classes",
    ),
    *("fenetre", "eleves", "recrues", "fidelite", "effectif", "plafond"),
)
OF_TRACKERS = ("utm_", "fbclid", "gclid", "msclkid", "mc_")  # what mail and web sites add to a link
MOST_CACHED = 200  # answers
MOST_DRAWN = 400  # charts, of all sessions together
MOST_MADE = 20  # answers of a function that works them out once
P = ParamSpec("P")
R = TypeVar("R")


class Ended(Exception):
    """A page has said all that it can: app.py ends it. `st.stop` would drop what stands under every page."""


@st.cache_resource(max_entries=MOST_CACHED, show_spinner=False)
def _rows(folder: str, audience: str, query: str) -> pd.DataFrame:
    return queries.rows(store.Generation(Path(folder)), audience, query)


def _ask(generation: store.Generation, audience: Role, query: str) -> pd.DataFrame:
    try:
        # Shared by all sessions, and copied by pandas before anything is written into it.
        return _rows(str(generation.folder), audience, query).copy(deep=False)
    except FileNotFoundError:
        # The generation is gone since this run began: the next run has the one that replaced it.
        st.rerun()


def _chart(
    generation: store.Generation, audience: Role, draw: Callable[..., Chart], *frames: Any, **options: Any
) -> Chart:
    """What `draw` makes of the frames. Every session that shows it has the same chart, which nothing may change.

    Drawing is most of what a page costs.
    """
    name = f"{draw.__module__}.{draw.__qualname__}"
    return _drawn(str(generation.folder), audience, name, draw, *frames, **options)


def _cells(frame: pd.DataFrame) -> str:
    """What tells a frame from others: its columns and cells, for a fifth of what pandas' own hash takes."""
    return repr((list(frame), frame.to_numpy(dtype=object).tolist()))


BY_CONTENT: Mapping[str | type[Any], Callable[[Any], Any]] = {  # what tells one argument from another
    Translator: attrgetter("language"),
    Hidden: repr,
    pd.DataFrame: _cells,
    store.Generation: lambda generation: str(generation.folder),
}


def once(make: Callable[P, R]) -> Callable[P, R]:
    """`make`, which works out the same arguments once for all sessions, and gives each a copy of its own."""
    return st.cache_data(max_entries=MOST_MADE, show_spinner=False, hash_funcs=dict(BY_CONTENT))(make)


@st.cache_resource(max_entries=MOST_DRAWN, show_spinner=False, hash_funcs=dict(BY_CONTENT))
def _drawn(
    folder: str, audience: str, name: str, _draw: Callable[..., Chart], *frames: Any, **options: Any
) -> Chart:
    return _draw(*frames, **options)


def dress() -> None:
    """The mark of the programme, and the little CSS that the theme cannot say where the server does not give it."""
    if "BINOMES_MODE" not in os.environ:  # not behind server.py, whose page asks for it before any script
        st.html(STYLE)
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
    """Three lines in the menu for a first visit, which shows the invented programme."""
    lines = (
        (
            t("To read:"),
            t("the sentence at the top says what matters; a click on a figure or a column says more."),
        ),
        (
            t("To import:"),
            t("your exports take the place of this invented programme, and never mix with it."),
        ),
        (t("To share:"), t("the pack at the foot of this page, or the link of the view.")),
    )
    greeting = "".join(f"<p><b>{escape(verb)}</b> {escape(rest)}</p>" for verb, rest in lines)
    st.sidebar.html(f'<div class="welcome">{greeting}</div>')


def note_link() -> None:
    """Keeps what the address asks of the widgets when a session begins: later it is they who write it."""
    if "asked" not in st.session_state:
        st.session_state["asked"] = {key: st.query_params.get_all(key) for key in st.query_params}


def say_left_out(page: str, t: Translator) -> None:
    """Says, as long as the first page is shown, what its link asked that no widget could take, or that is no filter."""
    if asked := st.session_state["asked"]:
        st.session_state["left_out"] = page, _left_out(asked), _unknown(asked)
        st.session_state["asked"] = {}
    shown_on, left_out, unknown = st.session_state.get("left_out", (page, (), ()))
    if shown_on != page:
        return
    if left_out:
        names = ", ".join(map(formats.literal, left_out))
        st.info(t("The link asks for {asked}, which is not here: the page shows the usual.", asked=names))
    if unknown:
        names = ", ".join(map(formats.literal, unknown))
        st.info(
            t(
                "The link holds {names}, which no page knows; a class is asked like this: `promo=X20`.",
                names=names,
            )
        )


def _left_out(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The values that Streamlit took out of the address, unless the widget has them all the same."""
    return [
        value[:30]
        for key, values in asked.items()
        if key in st.session_state and not st.query_params.get_all(key)
        for value in values
        if value.lower() != str(st.session_state[key]).lower()
    ]


def _unknown(asked: Mapping[str, Sequence[str]]) -> list[str]:
    """The parameters of an address that are none of ours, nor of those who count visits."""
    return [key[:30] for key in asked if key not in FILTERS and not key.lower().startswith(OF_TRACKERS)]


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
        t("Students' class"), cohorts, key="promo", bind="query-params", label_visibility="collapsed"
    )
    is_invented = name == store.DEMO
    edition = Edition(
        t,
        cohort,
        audience,
        is_invented,
        generation.number,
        generation.computed_on,
        date.today(),
        ask=partial(_ask, generation, audience),
        draw=partial(_chart, generation, audience),
    )
    badge.markdown(
        f"{_badge(t, is_invented)} &nbsp; {edition.campaign} · {edition.where} · {edition.freshness}"
    )
    st.session_state["view"], st.session_state["generation"] = edition, generation
    return True


def view() -> Edition:
    """What this run looks at, as `open_view` opened it."""
    edition: Edition = st.session_state["view"]
    return edition


def generation() -> store.Generation:
    """The generation of which this run shows the figures."""
    shown: store.Generation = st.session_state["generation"]
    return shown


def say_part(page: str) -> None:
    """Says above the pages about pairs that the rows hold a part of them; the overview says it itself."""
    edition = view()
    sentence = overview.of_part(row_of(edition.rows("cohort_summary"), edition.cohort), edition.t)
    if sentence and page in OF_PAIRS:
        st.info(sentence, icon=":material/rule:")


def say_source(page: str) -> None:
    """Where the figures of a page come from and how they are protected, once, at its foot."""
    edition = view()
    if page not in WITHOUT_SOURCE:
        st.caption(f"{edition.source} {edition.protection}")


def _badge(t: Translator, is_invented: bool) -> str:
    return (
        f":orange-badge[:material/science: {t('Sample data')}]"
        if is_invented
        else f":blue-badge[{t('Programme')}]"
    )


def show_empty_store(t: Translator, title: str, audience: Role) -> None:
    """What to do when nothing was ever imported: the coordinator imports, or looks around an invented programme."""
    st.title(t("No application imported"))
    st.markdown(t("“{page}” will be there after the first import.", page=title))
    if audience == "coordinator":
        st.page_link("pages/importing.py", label=t("Import an export"), icon=":material/upload_file:")
        st.markdown(t("To look around first, build an invented programme with this line:"))
        st.code("./binomes sample", language="bash")
