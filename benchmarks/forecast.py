"""How good is the demand forecast on yearly series it has not seen, beside simple and published methods?

    python -m benchmarks.forecast --series FILE.csv [--json]

FILE has one series a row: columns y1, y2, … (oldest first), or, without any, all its numeric columns. From 5 to 9
points a series is forecast 1 to 3 years ahead. Scores: CRPS (twice the mean pinball loss at 5, 10, … 95 %) ÷ the mean
absolute yearly change of the whole series; skill = 1 − CRPS ÷ that of the naive forecast; MASE of the median (÷ mean
absolute change of the training years, at least a tenth of the series' scale, errors capped at 20); share of outcomes
within the 80 % interval. No series is shipped with the project: the M3 ones (Makridakis & Hibon 2000) are in the R
package Mcomp, GPL-3. AutoETS and AutoTheta are measured when statsforecast happens to be installed.
"""

import argparse
import json
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

from benchmarks.exact_demand import demand_quantiles

Numbers = NDArray[np.float64]
Forecaster = Callable[[Numbers], Numbers]  # the years so far → (STEPS, LEVELS) quantiles

LEVELS = np.arange(1, 20) / 20
STEPS = 3
ORIGINS = range(5, 10)
AHEAD = np.arange(1, STEPS + 1)[:, None]
LOW, MEDIAN, HIGH = 1, 9, 17  # positions of 10 %, 50 % and 90 %


def ours(past: Numbers) -> Numbers:
    return demand_quantiles(past, list(LEVELS), STEPS)


def naive(past: Numbers) -> Numbers:
    """The last value; normal errors with the mean square of the yearly changes."""
    return np.asarray(past[-1] + _yearly(np.diff(past)) * np.sqrt(AHEAD) * stats.norm.ppf(LEVELS))


def naive_student(past: Numbers) -> Numbers:
    changes = np.diff(past)
    return np.asarray(past[-1] + _yearly(changes) * np.sqrt(AHEAD) * stats.t.ppf(LEVELS, len(changes)))


def drift(past: Numbers) -> Numbers:
    """Random walk with the mean change as drift, whose own error counts (Hyndman & Athanasopoulos 2021, 5.5)."""
    changes = np.diff(past)
    spread = changes.std(ddof=1) * np.sqrt(AHEAD * (1 + AHEAD / len(changes)))
    return np.asarray(past[-1] + AHEAD * changes.mean() + spread * stats.norm.ppf(LEVELS))


def _yearly(changes: Numbers) -> float:
    return float(np.sqrt(np.mean(changes**2)))


def published() -> dict[str, Forecaster]:
    """Methods of statsforecast, empty when it is not installed. Where one refuses the series, the naive forecast."""
    try:
        from statsforecast.models import AutoETS, AutoTheta  # type: ignore[import-not-found]
    except ImportError:
        return {}

    def forecaster(model: Any) -> Forecaster:
        intervals = [int(level) for level in range(10, 100, 10)]

        def forecast(past: Numbers) -> Numbers:
            try:
                said = model.forecast(y=past, h=STEPS, level=intervals)
            except (NotImplementedError, ValueError, ZeroDivisionError, IndexError):
                return naive(past)
            low = [said[f"lo-{level}"] for level in reversed(intervals)]
            return np.column_stack([*low, said["mean"], *(said[f"hi-{level}"] for level in intervals)])

        return forecast

    return {
        "AutoETS": forecaster(AutoETS(season_length=1)),
        "AutoTheta": forecaster(AutoTheta(season_length=1)),
    }


def read_series(path: Path) -> tuple[list[Numbers], int]:
    """The usable series of a file, and how many are not: negative, never changing or too short for one forecast."""
    table = pd.read_csv(path)
    years = [c for c in table.columns if str(c).lower().startswith("y") and str(c)[1:].isdigit()]
    years.sort(key=lambda column: int(str(column)[1:]))
    values = table[years].apply(pd.to_numeric, errors="coerce") if years else table.select_dtypes("number")
    series = [row[np.isfinite(row)] for row in values.to_numpy(dtype=float)]
    usable = [s for s in series if len(s) > ORIGINS[0] and s.min() >= 0 and np.ptp(s) > 0]
    return usable, len(series) - len(usable)


def scores(forecast: Forecaster, series: list[Numbers]) -> pd.DataFrame:
    """One row per series, origin and step: crps, ase (scaled absolute error of the median), is_within (the 80 %)."""
    rows = []
    for number, years in enumerate(series):
        scale = float(np.abs(np.diff(years)).mean())
        for origin in (n for n in ORIGINS if n < len(years)):
            past, future = years[:origin], years[origin : origin + STEPS]
            said = forecast(past)
            training = max(float(np.abs(np.diff(past)).mean()), 0.1 * scale)
            for step, outcome in enumerate(future):
                misses = outcome - said[step]
                crps = 2 * np.mean(np.maximum(LEVELS * misses, (LEVELS - 1) * misses)) / scale
                ase = min(abs(misses[MEDIAN]) / training, 20.0)
                within = said[step, LOW] <= outcome <= said[step, HIGH]
                rows.append((number, origin, step + 1, crps, ase, within))
    return pd.DataFrame(rows, columns=["series", "origin", "step", "crps", "ase", "is_within"])


def summary(rows: pd.DataFrame, floor: pd.DataFrame) -> dict[str, float]:
    """The scores of a method, its skill beside the naive rows."""
    shortest = rows["origin"] == ORIGINS[0]
    by_step = {f"cover80_h{step}": float(v) for step, v in rows.groupby("step")["is_within"].mean().items()}
    return {
        "crps": float(rows["crps"].mean()),
        "skill": float(1 - rows["crps"].mean() / floor["crps"].mean()),
        "skill_n5": float(1 - rows["crps"][shortest].mean() / floor["crps"][shortest].mean()),
        "mase": float(rows["ase"].mean()),
        "cover80": float(rows["is_within"].mean()),
        **by_step,
    }


def skill_interval(rows: pd.DataFrame, floor: pd.DataFrame, draws: int = 2000) -> tuple[float, float]:
    """95 % bootstrap interval of the skill, whole series drawn again."""
    ours_by_series = rows.groupby("series")["crps"].sum().to_numpy()
    floor_by_series = floor.groupby("series")["crps"].sum().to_numpy()
    chosen = np.random.default_rng(0).integers(len(ours_by_series), size=(draws, len(ours_by_series)))
    skills = 1 - ours_by_series[chosen].sum(axis=1) / floor_by_series[chosen].sum(axis=1)
    low, high = np.quantile(skills, [0.025, 0.975])
    return float(low), float(high)


def measured(series: list[Numbers]) -> tuple[dict[str, dict[str, float]], int]:
    """The scores of every method, and the number of forecasts each made."""
    methods: dict[str, Forecaster] = {
        "ours": ours,
        "naive, normal": naive,
        "naive, Student-t": naive_student,
        "random walk + drift": drift,
        **published(),
    }
    rows = {name: scores(forecast, series) for name, forecast in methods.items()}
    floor = rows["naive, normal"]
    results = {name: summary(of_method, floor) for name, of_method in rows.items()}
    for name, of_method in rows.items():
        results[name]["skill_low"], results[name]["skill_high"] = skill_interval(of_method, floor)
    return results, len(floor)


def table(results: dict[str, dict[str, float]]) -> str:
    """The scores as text, one method a line; skill with its 95 % interval."""
    heads = ["crps", "skill", "[95 %]", "n=5", "mase", "cover80", "h=1", "h=2", "h=3"]
    lines = [f"{'':20}" + "".join(f"{head:>{16 if head == '[95 %]' else 9}}" for head in heads)]
    for name, of in results.items():
        interval = f"[{of['skill_low']:+.3f} {of['skill_high']:+.3f}]"
        covers = "".join(
            f"{of.get(f'cover80{part}', float('nan')):9.3f}" for part in ("", "_h1", "_h2", "_h3")
        )
        lines.append(
            f"{name:20}{of['crps']:9.3f}{of['skill']:+9.3f}{interval:>16}{of['skill_n5']:+9.3f}{of['mase']:9.3f}{covers}"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description="Scores of the demand forecast on yearly series.")
    parser.add_argument("--series", type=Path, required=True, help="CSV, one series a row, columns y1, y2, …")
    parser.add_argument("--json", action="store_true", help="the raw figures")
    asked = parser.parse_args()
    warnings.filterwarnings("ignore", module="statsforecast")
    series, unusable = read_series(asked.series)
    if not series:
        sys.exit(f"{asked.series}: no series of {ORIGINS[0] + 1} or more non-negative yearly values")
    results, forecasts = measured(series)
    if asked.json:
        counts = {"series": len(series), "not_usable": unusable, "forecasts": forecasts}
        print(json.dumps({**counts, "methods": results}, indent=1))
        return
    print(
        f"{len(series)} series ({unusable} not usable), {forecasts} forecasts: from 5–9 points, 1–3 years ahead"
    )
    print(table(results))
    if "AutoETS" not in results:
        print("AutoETS, AutoTheta: absent (statsforecast is not installed)")


if __name__ == "__main__":
    main()
