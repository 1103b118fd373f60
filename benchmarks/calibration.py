"""Does the shortage forecast hold what it promises? `python -m benchmarks.calibration --worlds 300 --campaigns 5 7`.

The truth of invented programmes is known (benchmarks/worlds.py: built as the model; benchmarks/other_worlds.py: built
otherwise). A row per family with standard errors, by programme: what is forecast of one programme hangs together. Bars
in brackets; about 0.3 s of processor a programme. `--cells` adds a row per number of campaigns and year ahead.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from analytics.forecast.demand import demand_draws
from analytics.forecast.returning import Reals
from analytics.forecast.shortage import AS_IS, places, places_per_recruit, recruitment_target
from analytics.forecast.supply import supply_draws
from benchmarks.other_worlds import FAMILIES, TRAPS, other_world
from benchmarks.worlds import SHAPES, STEPS, WINDOW, World, world

Found: TypeAlias = dict[str, Reals]

DRAWS = 1000
SHOW_UP = 0.8
WHAT = ("demand", "supply", "gap")
EVERY = (*SHAPES, *FAMILIES)
UNSAID = ("drive", *TRAPS)  # nobody marked what was exceptional


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


def programme(family: str, campaigns: int, rng: np.random.Generator) -> World:
    """One programme of a shape of benchmarks/worlds.py or of a family of benchmarks/other_worlds.py."""
    return other_world(family, campaigns, rng) if family in FAMILIES else world(family, campaigns, rng)


def trial(shape: str, campaigns: int, seed: list[int]) -> Found:
    """One world: ranks and scores (STEPS,) by name; the last letter of a score says m(odel) or n(aive)."""
    rng = np.random.default_rng(seed)
    truth = programme(shape, campaigns, rng)
    started = time.process_time()
    supply = supply_draws(
        truth.participations, WINDOW, truth.next_years, DRAWS, rng, truth.sizes, exceptional=truth.exceptional
    )
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
        [trial(shape, seen, [seed, EVERY.index(shape), seen, number]) for number in range(worlds)]
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


def mean_and_error(values: Reals) -> tuple[float, float]:
    """The mean of (campaigns, worlds, STEPS) and its standard error; the steps of one programme count once."""
    each = values.mean(axis=2).ravel()
    return float(each.mean()), float(each.std(ddof=1) / np.sqrt(len(each)))


def told(values: Reals) -> str:
    """'.812 ± .011'."""
    return " ± ".join(f"{number:.3f}".lstrip("0") for number in mean_and_error(values))


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


def show_family(name: str, found: Found) -> None:
    """One row: coverage of the 80 % interval, supply three years ahead, truth under its median, scores, the target."""
    ranks = {what: found[f"{what} rank m"] for what in WHAT}
    held = {what: ((rank > 0.1) & (rank < 0.9)).astype(float) for what, rank in ranks.items()}
    known = summary(found)
    gains = " ".join(f"{100 * known[f'{what} crps gain']:+.0f}" for what in WHAT)
    brier = " ".join(f"{known[f'brier {kind}'].mean():.3f}" for kind in "mn")
    print(
        f"{name:<14}| {' | '.join(told(held[what]) for what in WHAT)} | {told(held['supply'][:, :, -1:])}"
        f" | {told(below(ranks['supply']))} | {gains} | {brier} | {told(found['still short'][:, :, :1])}",
        flush=True,
    )


def show_risks(risk: Reals, short: Reals) -> None:
    """By tenth as it is said, from 1 to 9: how often the places were short, of (programmes, steps)."""
    tenths = np.clip(np.floor(10 * risk + 0.5), 1, 9)
    for tenth in range(1, 10):
        own = tenths == tenth
        programmes = own.any(axis=1)
        cases, happened = own.sum(axis=1)[programmes], (own * short).sum(axis=1)[programmes]
        if len(cases) < 2:
            continue
        share = happened.sum() / cases.sum()
        error = np.sqrt(((happened - share * cases) ** 2).sum()) / cases.sum()
        mean, number = risk[own].mean(), cases.sum()
        print(f"said {tenth} in 10: on average {mean:.3f}, observed {share:.3f} ± {error:.3f} ({number})")


def write_csv(all_found: dict[str, Found], path: Path) -> None:
    """A row per family: share of truths inside the interval of places and under its median, with standard errors."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["family", "programmes", "held", "held_error", "under", "under_error"])
        for family, found in all_found.items():
            ranks = found["supply rank m"]
            shares = [
                *mean_and_error(((ranks > 0.1) & (ranks < 0.9)).astype(float)),
                *mean_and_error(below(ranks)),
            ]
            writer.writerow([family, ranks[:, :, 0].size, *(f"{share:.4f}" for share in shares)])


def below(ranks: Reals) -> Reals:
    """1 where the truth is under the median, one half where it is the median."""
    return np.asarray((ranks < 0.5) + 0.5 * (ranks == 0.5))


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worlds", type=int, default=300)
    parser.add_argument("--campaigns", type=int, nargs="+", default=[5, 7])
    parser.add_argument("--shapes", nargs="+", choices=EVERY, default=list(EVERY))
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--cells", action="store_true")
    parser.add_argument(
        "--csv", type=Path, help="where the page has them from: data/reference/forecast_trials.csv"
    )
    chosen = parser.parse_args()
    print(f"{chosen.worlds} programmes of each family per number of campaigns seen: {chosen.campaigns}")
    print(
        "family        | 80 % interval holds [.75-.85]: demand | supply | gap | supply, 3 years ahead | truth under"
        " the supply median [.45-.55] | CRPS, % under naive (d s g) | Brier, naive | short after asking [.05-.13]"
    )
    all_found: dict[str, Found] = {}
    started = time.process_time()
    for shape in chosen.shapes:
        all_found[shape] = trials(shape, chosen.campaigns, chosen.worlds, chosen.seed)
        show_family(shape + " (trap)" * (shape in UNSAID), all_found[shape])
        if chosen.cells:
            show_cells(all_found[shape], chosen.campaigns)
    if chosen.csv:
        write_csv(all_found, chosen.csv)
    usual = [found for shape, found in all_found.items() if shape not in UNSAID]
    pooled = {name: np.concatenate([found[name] for found in usual], axis=1) for name in usual[0]}
    show_family("all but traps", pooled)
    show_risks(pooled["risk m"].reshape(-1, STEPS), pooled["short"].reshape(-1, STEPS))
    print(
        f"{time.process_time() - started:.0f} s of processor; a supply fit {pooled['seconds'].mean():.2f} s"
    )


if __name__ == "__main__":
    main()
