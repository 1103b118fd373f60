"""What if: the levers of the forecast, and the scenarios put aside in the address."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.edition import Edition
from analytics.forecast import stock
from analytics.forecast.scenarios import (
    LONGEST_NAME,
    Demand,
    Levers,
    as_text,
    compared,
    drawn,
    effects,
    from_texts,
    scenario_of,
    survey_sentence,
    worth_of_a_survey,
)
from analytics.forecast.shortage import AS_IS, Scenario, Shortage, shortage
from analytics.forecast.storage import DrawTables, draws_from
from analytics.forecast.supply import SupplyDraws
from analytics.language.texts import Translator
from analytics.promotions import code_of
from pages.shared import common
from pages.shared.display import show_head

KEPT = "garde"  # the parameter of the address that holds each scenario put aside


@st.cache_resource(max_entries=4, show_spinner=False)
def _draws(folder: str, audience: str, _view: Edition) -> tuple[Demand, SupplyDraws, Shortage]:
    """The draws of a generation, and the forecast as it is: the same for everybody who looks at it."""
    volunteers, futures, promotions = (
        _view.rows(f"draw_{name}") for name in ("volunteers", "futures", "promotions")
    )
    demand, supply = draws_from(DrawTables(volunteers, futures, promotions))
    return demand, supply, shortage(demand, supply)


@st.cache_resource(max_entries=8, show_spinner=False)
def _effects(language: str, folder: str, audience: str, _view: Edition) -> tuple[pd.DataFrame, str]:
    """What each lever brings, as a table, and how much of the uncertainty a survey would remove, in words."""
    demand, supply, _ = _draws(folder, audience, _view)
    return effects(demand, supply, _view.t), survey_sentence(worth_of_a_survey(demand, supply), _view.t)


def _of(view: Edition) -> tuple[str, str, Edition]:
    """Under what the draws of a generation are kept, and the edition that asks for them."""
    return str(common.generation().folder), view.audience, view


def show_levers(view: Edition) -> dict[str, Scenario]:
    """Six levers kept in the address, and a way to put them aside; the scenarios by name, the last one as they stand.

    The first is the programme as it is.
    """
    t = view.t
    _, supply, _ = _draws(*_of(view))
    with st.container(border=True, key="card-levers", height="stretch"):
        show_head(t("What if?"), t("The curve moves with the levers: same draws, same luck"))
        chosen = _chosen(t, supply.window)
        kept = from_texts(st.query_params.get_all(KEPT))
        scenario = scenario_of(chosen, supply)
        _keep(t, chosen, kept, scenario != AS_IS)
    named = {t("As it is"): AS_IS} | {name: scenario_of(lever, supply) for name, lever in kept.items()}
    title = next((name for name, other in named.items() if other == scenario), t("Your scenario"))
    return {**{name: other for name, other in named.items() if name != title}, title: scenario}


def forecast_under(view: Edition, scenario: Scenario) -> pd.DataFrame:
    """The forecast with the levers there, named as the rows of `forecast`."""
    demand, supply, _ = _draws(*_of(view))
    return drawn(shortage(demand, supply, scenario))


def show_compared(view: Edition, named: Mapping[str, Scenario]) -> None:
    """The scenarios side by side for the next campaign; nothing where there is but one."""
    t = view.t
    if len(named) < 2:
        return
    demand, supply, usual = _draws(*_of(view))
    with st.container(border=True, key="card-compared"):
        cohort = code_of(int(usual.years[0]))
        show_head(t("Side by side, for the {cohort}", cohort=cohort), t("What each scenario would give"))
        st.table(compared(named, demand, supply, t, usual), border="horizontal", hide_index=True)


def show_effects(view: Edition) -> None:
    """What each lever brings when it is moved alone."""
    t = view.t
    with st.container(border=True, key="card-effects", height="stretch"):
        show_head(
            t("What each lever brings"),
            t("Moved alone, for the next campaign; means over all that may happen"),
        )
        brought, survey = _effects(t.language, *_of(view))
        st.table(brought, border="horizontal", hide_index=True)
        st.caption(survey)


def mentors_ahead(view: Edition) -> pd.DataFrame:
    """The volunteers to expect of each class: rows of `stock.ahead`."""
    return _stock(*_of(view))


@st.cache_resource(max_entries=4, show_spinner=False)
def _stock(folder: str, audience: str, _view: Edition) -> pd.DataFrame:
    return stock.ahead(_draws(folder, audience, _view)[1])


def _chosen(t: Translator, window: tuple[int, int]) -> Levers:
    """The levers as they stand; each is a widget bound to the address."""
    lowest, highest = window
    left, right = st.columns(2)

    def lever(
        side: DeltaGenerator,
        label: str,
        ends: tuple[float, float, float],
        step: float,
        key: str,
        help: str = "",
    ) -> float:
        low, high, usual = ends
        return side.slider(label, low, high, usual, step, "localized", key, help or None, bind="query-params")

    as_offered, no_cap = t("0: as each of them offered"), t("0: no cap")
    return Levers(
        window=int(lever(left, t("Oldest gap asked"), (lowest, highest + 3, highest), 1, "fenetre")),
        mentees=lever(right, t("Students per mentor"), (0.0, 3.0, 0.0), 0.5, "eleves", as_offered),
        asked=int(lever(left, t("Volunteers in addition"), (0, 150, 0), 5, "recrues")),
        retention=int(lever(right, t("Mentors coming back, %"), (50, 150, 100), 5, "fidelite")),
        size=int(lever(left, t("Applications, %"), (50, 150, 100), 5, "effectif")),
        cap=int(lever(right, t("Students accepted at most"), (0, 400, 0), 5, "plafond", no_cap)),
    )


def _keep(t: Translator, chosen: Levers, kept: Mapping[str, Levers], is_moved: bool) -> None:
    """A name and a button that put the levers aside in the address, so that the link carries the comparison."""
    called = st.text_input(
        t("Name of this scenario"),
        key="scenario-name",
        max_chars=LONGEST_NAME,
        placeholder=t("Name of this scenario"),
        label_visibility="collapsed",
        disabled=not is_moved,
        on_change="ignore",
    )
    keep, forget = st.columns(2)
    is_kept = keep.button(t("Put aside"), disabled=not is_moved, width="stretch")
    if is_kept and not called:
        st.info(t("Give this scenario a name: it is put aside under it."))
    elif is_kept:
        st.query_params[KEPT] = [*st.query_params.get_all(KEPT), as_text(called, chosen)]
        st.rerun()
    if forget.button(t("Forget them"), disabled=not kept, width="stretch"):
        del st.query_params[KEPT]
        st.rerun()
