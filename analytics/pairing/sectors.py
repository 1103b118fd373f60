"""Sectors: their names, and how many places each has more or less than students who wish it."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from analytics.frames import Row, is_known, margin
from analytics.language.hidden import About
from analytics.language.texts import Translator

UNDECIDED = "undecided"  # the wish of students without a preference: every mentor suits them


def label(row: Row, t: Translator) -> str:
    """The name of the sector of one row, in the language of `t`."""
    return str(row[f"label_{t.language}"])


def inside_a_sentence(name: str) -> str:
    """The name without its capital, unless it starts with an acronym."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def balance(row: Row) -> float | None:
    """Places minus students as whole numbers, the difference of the two numbers shown; None where one is not."""
    if not is_known(row["students"]) or not is_known(row["places"]):
        return None
    difference = _whole(row["places"]) - _whole(row["students"])
    return About(difference) if margin(row) else difference


def whole_wishes(row: Row) -> float:
    """The students of a sector as a whole number: one who names several counts for a part in each."""
    wishes = _whole(row["students"])
    return About(wishes) if margin(row) else wishes


def with_balance(table: Sequence[Row]) -> list[Row]:
    """The rows with at least one count, those where wishes are furthest above places first.

    Those without a balance come last, after the wish without a preference, whose balance calls for nobody.
    """
    counted = [row for row in table if row["students"] is not None or row["places"] is not None]
    return sorted(
        counted,
        key=lambda row: (
            balance(row) is None,
            row["sector"] == UNDECIDED,
            balance(row) or 0,
            row["position"],
        ),
    )


def is_short(row: Row) -> bool:
    """Whether more students wish a sector than it has places; never for those without a preference, whom all suit."""
    return row["sector"] != UNDECIDED and (balance(row) or 0) < 0


def _whole(count: float) -> int:
    return int(Decimal(str(count)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
