"""Does the rate that is learnt from answers hold the true one? Three weeks of asking, invented again and again.

    python -m benchmarks.asking

Every other day people are asked; each answers with a known chance, a yes with another, after a time that is not the
one that is supposed: a log-normal one of median 3 days. Printed: how often the interval of 8 chances in 10 held the
true rate, and how often the number that was still to be asked gave the yes that were needed.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from analytics.forecast import asking
from benchmarks import require

START, DAYS, EVERY, PEOPLE = date(2026, 9, 1), 22, 2, 20
RATES = ((0.25, 0.4), (0.4, 0.5), (0.5, 0.3), (0.65, 0.7), (0.8, 0.8))
MEDIAN_DAYS, SPREAD = 3.0, 0.8
SEEDS, NEEDED = 1000, 15


def askings_of(
    answers: float,
    yes: float,
    rng: np.random.Generator,
    days: int = DAYS,
    every: int = EVERY,
    people: int = PEOPLE,
) -> pd.DataFrame:
    """What is known after so many days: rows of `asked_person`, of people asked every few days."""
    since = np.repeat(np.arange(0, days, every), people)
    taken = rng.lognormal(np.log(MEDIAN_DAYS), SPREAD, len(since))  # asked and looked at noon
    has_come = (rng.random(len(since)) < answers) & (since + taken <= days)
    delay = np.floor(taken + 0.5).astype(int)
    said = np.where(rng.random(len(since)) < yes, "yes", "no")
    rows = zip(since, delay, has_come, said, strict=True)
    return pd.DataFrame(
        [
            {
                "mentor_id": f"M{number}",
                "cohort": "X25",
                "asked_on": START + timedelta(int(day)),
                "answer": str(answer) if came else "asked",
                "answered_on": START + timedelta(int(day + late)) if came else None,
            }
            for number, (day, late, came, answer) in enumerate(rows)
        ]
    )


def held(answers: float, yes: float, seeds: int, people: int = PEOPLE) -> float:
    """The share of invented campaigns in which the interval held the true rate."""
    inside = 0
    for seed in range(seeds):
        rows = askings_of(answers, yes, np.random.default_rng(seed), people=people)
        low, high = asking.learnt(rows, START + timedelta(DAYS)).interval
        inside += low <= answers * yes <= high
    return inside / seeds


def reached(answers: float, yes: float, seeds: int) -> float:
    """The share of invented campaigns in which asking as many more as it says gave NEEDED more who said yes."""
    enough = 0
    for seed in range(seeds):
        rng = np.random.default_rng(seed)
        rows = askings_of(answers, yes, rng)
        rate = asking.learnt(rows, START + timedelta(DAYS))
        more = asking.still_to_ask(NEEDED + len(rate.silences), rate)
        waiting = _late(rows, answers, rng)
        enough += rng.binomial(more, answers * yes) + rng.binomial(waiting, yes) >= NEEDED + len(
            rate.silences
        )
    return enough / seeds


def _late(rows: pd.DataFrame, answers: float, rng: np.random.Generator) -> int:
    """How many of those who are silent will answer, by the law that invented them."""
    silent = rows[rows["answer"] == "asked"]
    ages = np.array([(START + timedelta(DAYS) - day).days for day in silent["asked_on"]], dtype=float)
    many = rng.lognormal(np.log(MEDIAN_DAYS), SPREAD, 20_000)
    heard = np.array([(many <= age).mean() for age in ages])
    return int((rng.random(len(ages)) < answers * (1 - heard) / (1 - answers * heard)).sum())


def main() -> None:
    tried = {}
    for answers, yes in RATES:
        shares = [held(answers, yes, SEEDS, people) for people in (5, PEOPLE)]
        enough = reached(answers, yes, SEEDS // 2)
        print(
            f"{answers:.0%} answer, {yes:.0%} of them yes: the interval held {shares[0]:.3f} (5 people every"
            f" other day), {shares[1]:.3f} ({PEOPLE} people); the number still to ask was enough {enough:.3f}"
        )
        tried[f"{answers:.0%} answer"] = 2 * SEEDS + SEEDS // 2
    require(tried)


if __name__ == "__main__":
    main()
