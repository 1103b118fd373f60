"""The forecast in words and as plain values: what the command line prints."""

from collections.abc import Iterator, Sequence
from typing import Any

from analytics.forecast import sentences
from analytics.language.texts import Translator

Rows = Sequence[dict[str, Any]]


def forecast(campaigns: Rows, past: Rows, t: Translator) -> Iterator[str]:
    """One sentence per campaign to come, and how often past forecasts held."""
    for row in campaigns:
        yield sentences.shortage_sentence(row, t) + "."
        if running := sentences.season_sentence(row, t):
            yield running + "."
    if not campaigns:
        yield t(
            "A forecast needs two finished campaigns at least, with their applications and their volunteers."
        )
    if past:
        held = sum(row["q10"] <= row["actual"] <= row["q90"] for row in past)
        yield t(
            "Past forecasts: {held} intervals of 80% out of {known} held the result.",
            held=held,
            known=len(past),
        )


def as_data(campaigns: Rows, shares: Rows) -> list[dict[str, Any]]:
    """Per campaign to come: quantiles of demand, supply and gap, the risk, and for the first one whom to recruit."""
    return [_campaign(row, shares) for row in campaigns]


def _campaign(row: dict[str, Any], shares: Rows) -> dict[str, Any]:
    quantiles = {
        kind: {end: round(row[f"{kind}_{end}"], 1) for end in ("q10", "q50", "q90")}
        for kind in ("demand", "supply", "gap", "missing", "still")
    }
    by_promotion = {share["code"]: share["recruits"] for share in shares if share["kind"] == "promotion"}
    named = ("cohort", "campaigns", "p_shortage", "expected_unmatched", "recruits_needed", "leaving")
    asked = {"recruits_by_promotion": by_promotion} if row["step"] == 1 else {}
    if row["week"] is not None:
        asked |= {name: row[name] for name in ("week", "applied", "offered")}
    return {**{name: row[name] for name in named}, **quantiles, **asked}
