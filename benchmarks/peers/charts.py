"""The four charts of the page « Secteurs », as every peer draws them."""

from typing import Any

import plotly.graph_objects as go

from analytics.charts import fit, sector_trend, sectors, theme
from analytics.frames import row_of
from analytics.language.texts import translator
from data import queries
from data.generations import store

PAGE = "secteurs"
NUMBER = 4
CONFIG: dict[str, Any] = dict(theme.CONFIG)
T = translator("fr")


def generation() -> store.Generation:
    """The published state of the store that BINOMES_HOME and BINOMES_STORE choose."""
    found = store.current(store.store_folder(store.chosen_store()))
    if found is None:
        raise SystemExit("Nothing is published in this store.")
    return found


def cohorts() -> list[str]:
    """The promotions of students, oldest first."""
    names: list[str] = queries.rows(generation(), "coordinator", "cohort_summary")["cohort"].tolist()
    return names


def four(cohort: str) -> list[go.Figure]:
    """The figures of that cohort, drawn from the rows of the file as they are now."""
    here = generation()
    balance, pairs, dataset = (
        queries.rows(here, "coordinator", name) for name in ("sector_balance", "pair_fit", "dataset")
    )
    known = row_of(dataset.assign(cohort=cohort), cohort)
    window = int(known["lowest_gap"]), int(known["highest_gap"])
    charts = (
        sectors.sector_gaps(balance[balance["cohort"] == cohort].reset_index(drop=True), T),
        sector_trend.balance_by_cohort(balance, cohort, T),
        fit.closeness(pairs, cohort, True, T),
        fit.gaps(pairs, cohort, window, True, T),
    )
    return [chart.figure for chart in charts]
