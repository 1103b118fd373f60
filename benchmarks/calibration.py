"""Does the shortage forecast hold what it promises? `python -m benchmarks.calibration --worlds 300 --campaigns 5 7`.

The truth of invented programmes is known (benchmarks/worlds.py). Bars in brackets; about 2 minutes per shape of world.
"""

import argparse
import time
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from scipy import stats

from analytics.forecast.demand import demand_draws
from analytics.forecast.returning import Reals
from analytics.forecast.shortage import AS_IS, places, places_per_recruit, recruitment_target
from analytics.forecast.supply import supply_draws
from benchmarks.worlds import SHAPES, STEPS, WINDOW, world

Found: TypeAlias = dict[str, Reals]

DRAWS = 1000
SHOW_UP = 0.8
WHAT = ("demand", "supply", "gap")


def crps(draws: Reals, truth: Reals) -> Reals:
    """(STEPS,): continuous ranked probability score of draws (D, STEPS), by the sorted form."""
    ordered, size = np.sort(draws, axis=0), len(draws)
    spread = ((2 * np.arange(1, size + 1) - size - 1)[:, None] * ordered).sum(axis=0) / size**2
    return np.abs(draws - truth).mean(axis=0) - spread


def naive(history: Reals, rng: np.random.Generator) -> Reals:
    """(D, STEPS): last value, then a normal random walk with the past's root mean square difference."""
    moves = np.sqrt(np.mean(np.diff(history) ** 2)) * rng.standard_normal((DRAWS, STEPS))
    return np.maximum(history[-1] + np.cumsum(moves, axis=1), 0)


def rank(draws: Reals, truth: Reals) -> Reals:
    """(STEPS,): share of draws below the truth, half of those equal to it."""
    return (draws < truth).mean(axis=0) + 0.5 * (draws == truth).mean(axis=0)


def trial(shape: str, campaigns: int, seed: list[int]) -> Found:
    """One world: ranks and scores (STEPS,) by name; the last letter of a score says m(odel) or n(aive)."""
    rng = np.random.default_rng(seed)
    truth = world(shape, campaigns, rng)
    started = time.process_time()
    supply = supply_draws(truth.participations, WINDOW, truth.next_years, DRAWS, rng, truth.sizes)
    seconds = time.process_time() - started
    demand = np.asarray(demand_draws(truth.applications, STEPS, DRAWS, rng), dtype=float)
    offered = places(supply)
    past = truth.participations.groupby("cohort_year")["capacity"].sum().to_numpy(dtype=float)
    naives = naive(truth.applications.astype(float), rng), naive(past, rng)
    real = {"demand": truth.demand, "supply": truth.supply, "gap": truth.demand - truth.supply}
    model = {"demand": demand, "supply": offered, "gap": demand - offered}
    simple = {"demand": naives[0], "supply": naives[1], "gap": naives[0] - naives[1]}
    found = {"seconds": np.full(STEPS, seconds), "short": (real["gap"] > 0).astype(float)}
    for name in WHAT:
        found[f"{name} rank m"], found[f"{name} rank n"] = (
            rank(model[name], real[name]),
            rank(simple[name], real[name]),
        )
        found[f"{name} crps m"], found[f"{name} crps n"] = (
            crps(model[name], real[name]),
            crps(simple[name], real[name]),
        )
    found["risk m"], found["risk n"] = (model["gap"] > 0).mean(axis=0), (simple["gap"] > 0).mean(axis=0)
    per_recruit = places_per_recruit(supply, AS_IS)
    target = np.array(
        [recruitment_target(column, supply.luck, per_recruit, SHOW_UP) for column in model["gap"].T]
    )
    shown = rng.binomial(target, SHOW_UP)
    added = shown + rng.binomial(shown, truth.two_places)
    return found | {"target": target.astype(float), "still short": (real["gap"] > added).astype(float)}


def trials(shape: str, campaigns: Sequence[int], worlds: int, seed: int) -> Found:
    """Arrays (campaigns, worlds, STEPS) by name."""
    runs = [
        [trial(shape, seen, [seed, SHAPES.index(shape), seen, number]) for number in range(worlds)]
        for seen in campaigns
    ]
    return {name: np.array([[run[name] for run in row] for row in runs]) for name in runs[0][0]}


def covered(ranks: Reals, axis: int | None = None) -> Any:
    """Share of truths inside the 80 % interval."""
    return ((ranks > 0.1) & (ranks < 0.9)).mean(axis=axis)


def summary(found: Found) -> dict[str, Any]:
    """What the bars speak about, pooled and at worst."""
    result = {"worlds": found["short"].shape[1], "below supply median": (found["supply rank m"] < 0.5).mean()}
    for name in WHAT:
        ranks = found[f"{name} rank m"]
        cells = covered(ranks, axis=1)
        result |= {f"{name} cover": covered(ranks), f"{name} worst": (cells.min(), cells.max())}
        result[f"{name} crps gain"] = 1 - found[f"{name} crps m"].mean() / found[f"{name} crps n"].mean()
    for kind in "mn":
        result[f"brier {kind}"] = ((found[f"risk {kind}"] - found["short"]) ** 2).mean(axis=(0, 1))
    return result | {
        "still short": found["still short"].mean(axis=(0, 1)),
        "target": found["target"].mean(axis=(0, 1)),
    }


def show_cells(found: Found, campaigns: Sequence[int]) -> None:
    print(
        f"{'T':>2} {'h':>2} | 80 % coverage, model (naive): {'demand':>13} {'supply':>13} {'gap':>13} |"
        " under supply median | Brier model (naive) | base | realised after R | mean R"
    )
    for row, seen in enumerate(campaigns):
        for step in range(STEPS):
            pick = {name: values[row, :, step] for name, values in found.items()}
            cover = [
                f"{covered(pick[f'{name} rank m']):.3f} ({covered(pick[f'{name} rank n']):.3f})"
                for name in WHAT
            ]
            brier = [((pick[f"risk {kind}"] - pick["short"]) ** 2).mean() for kind in "mn"]
            print(
                f"{seen:>2} {step + 1:>2} | {'':30} {'  '.join(cover)} | {(pick['supply rank m'] < 0.5).mean():.3f}"
                f" | {brier[0]:.3f} ({brier[1]:.3f}) | {pick['short'].mean():.2f} | {pick['still short'].mean():.3f}"
                f" | {pick['target'].mean():.0f}"
            )


def show_pooled(found: Found) -> None:
    known = summary(found)
    for name in WHAT:
        low, high = known[f"{name} worst"]
        print(
            f"  {name:6} cover {known[f'{name} cover']:.3f} [.75, .85], cells {low:.3f}-{high:.3f} [.72, .92],"
            f" CRPS {100 * known[f'{name} crps gain']:+.1f} % under naive"
        )
    print(f"  truth under the supply median {known['below supply median']:.3f} [.45, .55]")
    print(f"  Brier by h, model {known['brier m'].round(3)} naive {known['brier n'].round(3)} [under]")
    still, target = known["still short"].round(3), known["target"].round()
    print(f"  realised shortage after R, by h {still} [h=1: .05-.13], mean R {target}")
    for step in range(STEPS):
        tenths = np.histogram(found["supply rank m"][:, :, step], bins=10, range=(0, 1))[0]
        print(
            f"  truth by tenth of the supply at h={step + 1}: {tenths}, chi2 p {stats.chisquare(tenths).pvalue:.3f}"
        )
    risk, short = found["risk m"].ravel(), found["short"].ravel()
    bins = np.minimum((risk * 5).astype(int), 4)
    print(
        "  reliability of the risk in 5 bins, observed (cases):",
        ", ".join(
            f"{short[bins == b].mean():.2f} ({(bins == b).sum()})" for b in range(5) if (bins == b).any()
        ),
    )
    print(f"  CPU per supply fit {found['seconds'].mean():.2f} s")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--campaigns", type=int, nargs="+", default=[5, 7])
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--seed", type=int, default=20261122)
    chosen = parser.parse_args()
    print(
        f"demand by {demand_draws.__module__}; {chosen.worlds} worlds per T; bars in brackets hold for plain and prior"
    )
    for shape in chosen.shapes:
        started = time.perf_counter()
        found = trials(shape, chosen.campaigns, chosen.worlds, chosen.seed)
        print(f"\n== worlds of shape {shape} ({time.perf_counter() - started:.0f} s)")
        show_cells(found, chosen.campaigns)
        show_pooled(found)


if __name__ == "__main__":
    main()
