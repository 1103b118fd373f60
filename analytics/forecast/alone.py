"""How many students to expect where mentors are not known, in words: no shortage can be said."""

from typing import Any

import pandas as pd

from analytics.forecast.sentences import whole
from analytics.frames import Row, rows
from analytics.language.texts import Translator


def headline(row: Row, t: Translator) -> str:
    """'At least about 189 students for the X21: how many mentors there will be is not known'; `row` of demand_alone."""
    values: dict[str, Any] = {"n": whole(row["q50"]), "cohort": row["cohort"]}
    if row["is_bound"]:
        return t(
            "At least about {n} student for the {cohort}: how many mentors is not known",
            "At least about {n} students for the {cohort}: how many mentors is not known",
            **values,
        )
    return t(
        "About {n} student for the {cohort}: how many mentors is not known",
        "About {n} students for the {cohort}: how many mentors is not known",
        **values,
    )


def standfirst(row: Row, t: Translator) -> str:
    """The interval, on what it rests, and what is lacking for more."""
    values: dict[str, Any] = {
        "low": str(whole(row["q10"])),
        "n": whole(row["q90"]),
        "of": str(int(row["campaigns"])),
    }
    if row["is_bound"]:
        interval = t(
            "In 8 cases out of 10, {low} to {n} student, from the published pairs of {of} campaigns. Pairs are the"
            " smaller of demand and supply: at least as many students wanted a mentor.",
            "In 8 cases out of 10, {low} to {n} students, from the published pairs of {of} campaigns. Pairs are the"
            " smaller of demand and supply: at least as many students wanted a mentor.",
            **values,
        )
    else:
        interval = t(
            "In 8 cases out of 10, {low} to {n} student, from the applications of {of} campaigns.",
            "In 8 cases out of 10, {low} to {n} students, from the applications of {of} campaigns.",
            **values,
        )
    missing = t(
        "Mentors are not known: whether they will be too few is said once two finished campaigns have their"
        " applications and their volunteers."
    )
    return f"{interval} {missing}"


def printed_since(facts: pd.DataFrame, forecasts: pd.DataFrame, t: Translator, prefix: str = "") -> str:
    """What was printed of campaigns that were forecast, beside the forecast; empty where nothing was.

    `facts`: rows of public_fact; `forecasts`: columns cohort and, after `prefix`, q10, q50, q90.
    """
    expected = {row["cohort"]: row for row in rows(forecasts)}
    return " ".join(
        t(
            "Printed since: more than {n} student signed up for the {cohort} ({publication}, {year}); forecast here:"
            " {median} ({low} to {high} in 8 cases out of 10).",
            "Printed since: more than {n} students signed up for the {cohort} ({publication}, {year}); forecast here:"
            " {median} ({low} to {high} in 8 cases out of 10).",
            n=int(fact["more_than"]),
            cohort=fact["cohort"],
            publication=fact["publication"],
            year=str(fact["published_on"].year),
            **_interval(expected[fact["cohort"]], prefix),
        )
        for fact in rows(facts)
        if fact["cohort"] in expected
    )


def _interval(row: Row, prefix: str) -> dict[str, str]:
    return {
        name: str(whole(row[prefix + end]))
        for name, end in (("low", "q10"), ("median", "q50"), ("high", "q90"))
    }
