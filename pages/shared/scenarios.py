"""What if: the levers of the forecast, the scenarios put aside in the address, and whom to ask."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from analytics.edition import Edition
from analytics.forecast.scenarios import (
    LONGEST_NAME,
    Demand,
    Levers,
    as_text,
    compared,
    effects,
    from_texts,
    scenario_of,
    worth_of_a_survey,
)
from analytics.forecast.shortage import AS_IS, Shortage, shortage
from analytics.forecast.storage import DrawTables, draws_from
from analytics.forecast.supply import SupplyDraws
from analytics.language import formats
from analytics.language.texts import Translator
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
def _effects(folder: str, audience: str, language: str, _view: Edition) -> tuple[pd.DataFrame, str]:
    """What each lever brings, as a table, and the share of the uncertainty that a survey would remove."""
    demand, supply, _ = _draws(folder, audience, _view)
    share = formats.percent(worth_of_a_survey(demand, supply), language)
    return effects(demand, supply, _view.t), share


def show_levers(view: Edition) -> None:
    """Six levers kept in the address, their effect beside the programme as it is, and scenarios put aside."""
    t = view.t
    folder = str(common.generation().folder)
    demand, supply, usual = _draws(folder, view.audience, view)
    with st.container(border=True, key="card-levers"):
        show_head(
            t("What if?"), t("Same draws, same luck in every scenario: what changes is the lever alone")
        )
        chosen = _chosen(t, supply.window)
        kept = from_texts(st.query_params.get_all(KEPT))
        named = {t("As it is"): AS_IS} | {name: scenario_of(lever, supply) for name, lever in kept.items()}
        if scenario_of(chosen, supply) != AS_IS:
            named[t("Your scenario")] = scenario_of(chosen, supply)
        st.table(compared(named, demand, supply, t, usual), border="horizontal", hide_index=True)
        _keep(t, chosen, kept)
    with st.container(border=True, key="card-effects"):
        show_head(
            t("What each lever brings"),
            t("Moved alone, for the next campaign; means over all that may happen"),
        )
        brought, share = _effects(folder, view.audience, t.language, view)
        st.table(brought, border="horizontal", hide_index=True)
        st.caption(
            t(
                "A survey of mentors that said exactly who will come back or join would remove {share} of the"
                " uncertainty (variance) of the gap; the rest is demand.",
                share=share,
            )
        )


def _chosen(t: Translator, window: tuple[int, int]) -> Levers:
    """The levers as they stand; each is a widget bound to the address."""
    first, second, third = st.columns(3)
    offered, uncapped = t("Students per mentor (0: as each offered)"), t("Most students accepted (0: no cap)")
    lowest, highest = window
    return Levers(
        first.slider(t("Oldest gap asked"), lowest, highest + 3, highest, key="fenetre", bind="query-params"),
        second.slider(offered, 0.0, 3.0, 0.0, 0.5, "%.1f", key="eleves", bind="query-params"),
        third.slider(t("Volunteers found in addition"), 0, 150, 0, 5, key="recrues", bind="query-params"),
        first.slider(t("Mentors who come back, %"), 50, 150, 100, 5, key="fidelite", bind="query-params"),
        second.slider(t("Applications, %"), 50, 150, 100, 5, key="effectif", bind="query-params"),
        third.slider(uncapped, 0, 400, 0, 5, key="plafond", bind="query-params"),
    )


def _keep(t: Translator, chosen: Levers, kept: Mapping[str, Levers]) -> None:
    """A name and a button that put the levers aside in the address, so that the link carries the comparison."""
    name, keep, forget = st.columns([2, 1, 1], vertical_alignment="bottom")
    called = name.text_input(t("Name of this scenario"), key="scenario-name", max_chars=LONGEST_NAME)
    if keep.button(t("Put aside"), disabled=not called, width="stretch"):
        st.query_params[KEPT] = [*st.query_params.get_all(KEPT), as_text(called, chosen)]
        st.rerun()
    if forget.button(t("Forget them"), disabled=not kept, width="stretch"):
        del st.query_params[KEPT]
        st.rerun()


def show_whom_to_ask(view: Edition, shares: pd.DataFrame) -> None:
    """Where to look for the mentors to recruit: by promotion, and by sector in the measure of the places missing."""
    t = view.t
    with st.container(border=True, key="card-ask", height="stretch"):
        show_head(
            t("Where to look first"), t("Volunteers to find for the next campaign, 8 in 10 of whom come")
        )
        for kind, title in (("promotion", t("Class")), ("sector", t("Sector"))):
            part = shares[shares["kind"] == kind].sort_values("recruits", ascending=False)
            if part.empty:  # sectors are the coordinator's
                continue
            people = [formats.number(number, t.language) for number in part["recruits"]]
            table = pd.DataFrame(
                {
                    title: [view.sector_names.get(code, code) for code in part["code"]],
                    t("Volunteers to find"): people,
                }
            )
            st.table(table, border="horizontal", hide_index=True)
        st.caption(view.source)
