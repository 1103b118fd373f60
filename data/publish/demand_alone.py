"""The demand of the next campaigns where mentors are not known, so that there is no forecast of a shortage."""

from dataclasses import replace

import numpy as np
import pandas as pd

from analytics.promotions import code_of
from data.publish.drawing import DRAWS, FEWEST_CAMPAIGNS, SEED, STEPS, Inputs, demand_before, demand_given

COLUMNS = ["cohort", "cohort_year", "step", "campaigns", "is_bound", "q10", "q50", "q90"]


def demand_alone(inputs: Inputs) -> dict[str, pd.DataFrame]:
    """`alone_drawn`: quantiles of demand per campaign to come; no row with fewer than FEWEST_CAMPAIGNS numbers.

    Where fewer campaigns than that have their applications, published pairs are forecast as if they were the demand:
    there were at least as many students, so that what comes out is a lower bound, `is_bound`.
    """
    students = inputs.usual["students"]
    is_known = students.notna() & ~inputs.demand["is_censored"].astype(bool)
    is_bound = bool(is_known.sum() < FEWEST_CAMPAIGNS)
    if students.notna().sum() < FEWEST_CAMPAIGNS:
        return {"alone_drawn": pd.DataFrame(columns=COLUMNS)}
    if is_bound:
        inputs = replace(inputs, demand=inputs.demand.assign(is_censored=False))
    first = int(inputs.demand["cohort_year"].max()) + 1
    wanted = demand_before(inputs, first, DRAWS, np.random.default_rng(SEED))
    season = inputs.season
    if not is_bound:
        wanted = demand_given(wanted, inputs)
    elif season and season.applications:  # pairs say nothing of how applications come in
        wanted[:, 0] = np.maximum(wanted[:, 0], season.applications.came)
    rows = [
        (
            code_of(first + step),
            first + step,
            step + 1,
            int(students.notna().sum()),
            is_bound,
            *np.quantile(wanted[:, step], [0.1, 0.5, 0.9]),
        )
        for step in range(STEPS)
    ]
    return {"alone_drawn": pd.DataFrame(rows, columns=COLUMNS)}
