"""Does the forecast in season hold what it promises? `python -m benchmarks.season --worlds 60 --campaigns 5 7`.

Programmes whose truth is known (benchmarks/worlds.py, benchmarks/other_worlds.py), with applications and volunteers
that come in bursts: the opening, the days in between, the deadline, in other measures each year. At the end of weeks
2, 4, 6 and 8 the running campaign is forecast, beside (a) the forecast made before it, (b) count ÷ mean completion.
The closing day is about the same each year, or it moves by weeks, and then the days are given or not (DEADLINES).
"""

import argparse
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.forecast.completion import Progress, final_draws, simple_draws
from analytics.forecast.demand import demand_draws
from analytics.forecast.shortage import places
from analytics.forecast.supply import supply_draws
from analytics.forecast.weeks import progress_at
from benchmarks.calibration import crps, programme, rank, show_risks
from benchmarks.other_worlds import FAMILIES, TRAPS
from benchmarks.worlds import FIRST, STEPS, WINDOW

Numbers: TypeAlias = NDArray[np.float64]

WEEKS, LAST_WEEK, DRAWS = (2, 4, 6, 8), 16, 500
# By how many weeks the closing day of applications moves from year to year (sd), and whether it is given.
DEADLINES = {"steady": (0.4, False), "moved, given": (1.5, True), "moved, not given": (1.5, False)}
MEASURES = {"demand": "applications_so_far", "supply": "volunteers_so_far"}


def arrivals(
    finals: Numbers, deadline: tuple[float, float], moves: float, rng: np.random.Generator
) -> tuple[Numbers, Numbers]:
    """(campaigns, LAST_WEEK): what had come by the end of each week, of the final count of each campaign; and the week
    in which each closed, (campaigns,).
    """
    usual = rng.dirichlet((4, 5, 4))
    closes, pace = rng.uniform(*deadline), rng.uniform(0.5, 1.5)
    week = np.arange(1, LAST_WEEK + 1.0)
    rows, ends = [], []
    for final in finals:
        opening, between, last = rng.dirichlet(40 * usual)
        end = max(closes + rng.normal(0, moves), 2.0)
        late = 0.5 * rng.gamma(2.0)
        curve = opening * (1 - np.exp(-week / pace)) + between * np.clip(week / end, 0, 1)
        curve += last / (1 + np.exp(-(week - end + 0.5) / (0.15 + 0.2 * late)))
        share = np.diff(np.append(0.0, curve / curve[-1]))
        rows.append(np.cumsum(rng.multinomial(int(final), np.clip(share, 0, 1) / np.clip(share, 0, 1).sum())))
        ends.append(end)
    return np.array(rows, dtype=float), np.array(ends)


def weekly(applied: Numbers, offered: Numbers, sign_up: Numbers) -> pd.DataFrame:
    """The courses (campaigns, LAST_WEEK) as `analytics.forecast.weeks` reads them; the last campaign is running."""
    campaigns, weeks = applied.shape
    return pd.DataFrame(
        {
            "cohort_year": np.repeat(FIRST + np.arange(campaigns), weeks),
            "week": np.tile(np.arange(1, weeks + 1), campaigns),
            "sign_up_weeks": np.repeat(sign_up, weeks),
            "applications_so_far": applied.ravel(),
            "volunteers_so_far": offered.ravel(),
        }
    )


def trial(family: str, campaigns: int, seed: list[int]) -> pd.DataFrame:
    """One programme: a row per deadline, week and quantity, ranks and scores of ours and of the rivals."""
    rng = np.random.default_rng(seed)
    truth = programme(family, campaigns, rng)
    supply = supply_draws(
        truth.participations, WINDOW, truth.next_years, DRAWS, rng, truth.sizes, exceptional=truth.exceptional
    )
    demand = demand_draws(truth.applications, STEPS, DRAWS, rng)
    offered = truth.participations.groupby("cohort_year")["capacity"].sum()
    offered = offered.reindex(range(FIRST, FIRST + campaigns), fill_value=0).to_numpy(float)
    before = {"demand": demand[:, 0].astype(float), "supply": places(supply)[:, 0]}
    ends = {
        "demand": np.append(truth.applications, truth.demand[0]).astype(float),
        "supply": np.append(offered, truth.supply[0]),
    }
    rows: list[dict[str, object]] = []
    for deadline, (moves, is_given) in DEADLINES.items():
        applied, closed = arrivals(ends["demand"], (4.0, 7.0), moves, rng)
        came, _ = arrivals(ends["supply"], (5.0, 10.0), 0.4, rng)
        course = weekly(applied, came, closed if is_given else np.full(len(closed), np.nan))
        for week in WEEKS:
            now = {}
            for what, curve in (("demand", applied), ("supply", came)):
                progress = progress_at(
                    course, FIRST + campaigns, MEASURES[what], curve[-1, week - 1], float(week)
                )
                assert progress is not None
                now[what] = final_draws(before[what], progress).astype(float)
                scored = _scores(now[what], before[what], progress, ends[what][[-1]])
                rows.append({"family": family, "deadline": deadline, "week": week, "what": what, **scored})
            risk = (now["demand"] > now["supply"]).mean()
            short = float(ends["demand"][-1] > ends["supply"][-1])
            told = {"what": "risk", "risk": risk, "short": short}
            rows.append({"family": family, "deadline": deadline, "week": week, **told})
    return pd.DataFrame(rows).assign(programme=str(seed))


def _scores(now: Numbers, before: Numbers, progress: Progress, end: Numbers) -> dict[str, float]:
    """CRPS as a share of the end and rank of the end, of ours and of both rivals."""
    simple = simple_draws(progress, DRAWS).astype(float)
    rivals = {"ours": now, "before": before, "simple": simple}
    scores = {f"crps {name}": crps(draws[:, None], end)[0] / end[0] for name, draws in rivals.items()}
    known = {
        "to come": end[0] - progress.came,
        "is certain": float(np.ptp(np.quantile(now, [0.1, 0.9])) == 0),
    }
    return scores | known | {"rank ours": rank(now[:, None], end)[0]}


def trials(families: Sequence[str], campaigns: Sequence[int], worlds: int, seed: int) -> pd.DataFrame:
    """The rows of every trial."""
    return pd.concat(
        [
            trial(family, seen, [seed, place, seen, number])
            for place, family in enumerate(families)
            for seen in campaigns
            for number in range(worlds)
        ],
        ignore_index=True,
    )


def show(rows: pd.DataFrame) -> None:
    """By deadline and week: CRPS in % of the end, coverage of the 80 % interval ± its standard error; then the risk.

    `open`: among the programmes in which somebody was still to come, or the interval is more than a point; where all
    is known, an interval of one number that is right holds more than 80 %.
    """
    print("deadline, quantity, week: CRPS ours, before, count ÷ mean | holds | open | truth under the median")
    for (deadline, what, week), part in rows[rows["what"] != "risk"].groupby(
        ["deadline", "what", "week"], sort=False
    ):
        means = 100 * part[["crps ours", "crps before", "crps simple"]].mean()
        behind = 100 * (part["crps ours"] - part["crps simple"])
        is_open = (part["to come"] > 0) | (part["is certain"] == 0)
        ranks = part["rank ours"].to_numpy()
        under = ((ranks < 0.5) + 0.5 * (ranks == 0.5)).mean()
        print(
            f"{deadline}, {what} {week}: {means.iloc[0]:.2f} {means.iloc[1]:.2f} {means.iloc[2]:.2f}"
            f" (ours − count ÷ mean {behind.mean():+.2f} ± {behind.sem():.2f}) | {_share(covered_each(ranks))}"
            f" | {_share(covered_each(ranks[is_open.to_numpy()]))} of {is_open.mean():.2f} | {under:.3f}"
        )
    risks = rows[rows["what"] == "risk"]
    for deadline, part in risks.groupby("deadline", sort=False):
        brier = ((part["risk"] - part["short"]) ** 2).groupby(part["week"]).mean()
        print(f"{deadline}: Brier by week", *(f"{score:.3f}" for score in brier))
    wide = risks.pivot(index="programme", columns=["deadline", "week"])
    show_risks(wide["risk"].to_numpy(float), wide["short"].to_numpy(float))


def covered_each(ranks: Numbers) -> Numbers:
    """Whether each truth is inside the 80 % interval, 0 or 1."""
    return ((ranks > 0.1) & (ranks < 0.9)).astype(float)


def _share(held: Numbers) -> str:
    return f"{held.mean():.3f} ± {held.std() / np.sqrt(max(len(held), 1)):.3f}"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worlds", type=int, default=60)
    parser.add_argument("--campaigns", type=int, nargs="+", default=[3, 5, 7])
    usual = [family for family in ("plain", *FAMILIES) if family not in TRAPS]
    parser.add_argument("--families", nargs="+", default=usual)
    parser.add_argument("--seed", type=int, default=20261129)
    chosen = parser.parse_args()
    show(trials(chosen.families, chosen.campaigns, chosen.worlds, chosen.seed))


if __name__ == "__main__":
    main()
