"""Does the forecast in season hold what it promises? `python -m benchmarks.season --worlds 60 --campaigns 5 7`.

Programmes whose truth is known (benchmarks/worlds.py, benchmarks/other_worlds.py), with applications and volunteers
that come in bursts: the opening, the days in between, the deadline, in other measures each year. At the end of weeks
2, 4, 6 and 8 the running campaign is forecast, beside (a) the forecast made before it, (b) count ÷ mean completion.
"""

import argparse
import itertools
from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analytics.forecast.completion import Progress, final_draws, simple_draws
from analytics.forecast.demand import demand_draws
from analytics.forecast.shortage import places
from analytics.forecast.supply import supply_draws
from benchmarks.calibration import covered, crps, rank
from benchmarks.other_worlds import FAMILIES, other_world
from benchmarks.worlds import STEPS, WINDOW, world

Numbers: TypeAlias = NDArray[np.float64]

WEEKS, LAST_WEEK, DRAWS = (2, 4, 6, 8), 16, 500


def arrivals(finals: Numbers, deadline: tuple[float, float], rng: np.random.Generator) -> Numbers:
    """(campaigns, LAST_WEEK): what had come by the end of each week, of the final count of each campaign."""
    usual = rng.dirichlet((4, 5, 4))
    closes, pace = rng.uniform(*deadline), rng.uniform(0.5, 1.5)
    week = np.arange(1, LAST_WEEK + 1.0)
    rows = []
    for final in finals:
        opening, between, last = rng.dirichlet(40 * usual)
        end = max(closes + rng.normal(0, 0.4), 2.0)
        late = 0.5 * rng.gamma(2.0)
        curve = opening * (1 - np.exp(-week / pace)) + between * np.clip(week / end, 0, 1)
        curve += last / (1 + np.exp(-(week - end + 0.5) / (0.15 + 0.2 * late)))
        share = np.diff(np.append(0.0, curve / curve[-1]))
        rows.append(np.cumsum(rng.multinomial(int(final), np.clip(share, 0, 1) / np.clip(share, 0, 1).sum())))
    return np.array(rows, dtype=float)


def trial(family: str, campaigns: int, seed: list[int]) -> pd.DataFrame:
    """One world: a row per week and quantity, ranks and scores of ours, of the forecast before and of the rival."""
    rng = np.random.default_rng(seed)
    truth = other_world(family, campaigns, rng) if family in FAMILIES else world(family, campaigns, rng)
    supply = supply_draws(truth.participations, WINDOW, truth.next_years, DRAWS, rng, truth.sizes)
    demand = demand_draws(truth.applications, STEPS, DRAWS, rng)
    offered = truth.participations.groupby("cohort_year")["capacity"].sum().to_numpy(float)
    before = {"demand": demand[:, 0].astype(float), "supply": places(supply)[:, 0]}
    ends = {
        "demand": np.append(truth.applications, truth.demand[0]).astype(float),
        "supply": np.append(offered, truth.supply[0]),
    }
    curves = {
        "demand": arrivals(ends["demand"], (4.0, 7.0), rng),
        "supply": arrivals(ends["supply"], (5.0, 10.0), rng),
    }
    rows = []
    for week in WEEKS:
        now = {}
        for what, curve in curves.items():
            shares = curve[:-1, week - 1] / np.maximum(ends[what][:-1], 1)
            progress = Progress(int(curve[-1, week - 1]), float(week), shares, ends[what][:-1])
            now[what] = final_draws(before[what], progress).astype(float)
            end = ends[what][[-1]]
            rivals = {
                "ours": now[what],
                "before": before[what],
                "simple": simple_draws(progress, DRAWS).astype(float),
            }
            scores = {f"crps {name}": crps(draws[:, None], end)[0] / end[0] for name, draws in rivals.items()}
            ranks = {f"rank {name}": rank(draws[:, None], end)[0] for name, draws in rivals.items()}
            rows.append({"family": family, "week": week, "what": what, **scores, **ranks})
        risk = (now["demand"] > now["supply"]).mean()
        short = ends["demand"][-1] > ends["supply"][-1]
        rows.append({"family": family, "week": week, "what": "risk", "risk": risk, "short": float(short)})
    return pd.DataFrame(rows)


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
    """By week: CRPS as a share of the truth, coverage of the 80 % interval with its standard error, and the risk."""
    for (what, week), part in rows[rows["what"] != "risk"].groupby(["what", "week"]):
        cover = covered(part["rank ours"].to_numpy())
        error = np.sqrt(cover * (1 - cover) / len(part))
        means = part[["crps ours", "crps before", "crps simple"]].mean()
        print(
            f"{what:6} week {week}: CRPS ours {means.iloc[0]:.4f} before {means.iloc[1]:.4f}"
            f" count/mean {means.iloc[2]:.4f}"
            f" | cover {cover:.3f} ± {error:.3f} | under median {(part['rank ours'] < 0.5).mean():.3f}"
        )
    risks = rows[rows["what"] == "risk"]
    for week, part in risks.groupby("week"):
        print(f"risk week {week}: Brier {((part['risk'] - part['short']) ** 2).mean():.3f}")
    edges = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.001]
    for low, high in itertools.pairwise(edges):
        part = risks[(risks["risk"] >= low) & (risks["risk"] < high)]
        if len(part):
            seen = part["short"].mean()
            error = np.sqrt(max(seen * (1 - seen), 0.01) / len(part))
            print(f"said {part['risk'].mean():.2f} observed {seen:.2f} ± {error:.2f} ({len(part)})")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worlds", type=int, default=60)
    parser.add_argument("--campaigns", type=int, nargs="+", default=[3, 5, 7])
    parser.add_argument("--families", nargs="+", default=["plain", *FAMILIES])
    parser.add_argument("--seed", type=int, default=20261129)
    chosen = parser.parse_args()
    show(trials(chosen.families, chosen.campaigns, chosen.worlds, chosen.seed))


if __name__ == "__main__":
    main()
