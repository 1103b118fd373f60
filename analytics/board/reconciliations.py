"""How neighbouring figures go together, one line each: what a reader would otherwise work out with a pencil.

Nothing is said where a part is absent, hidden or rounded: a bridge that does not add up is worse than none.
"""

from typing import TypeGuard

from analytics.frames import Row, is_known
from analytics.language.texts import Translator


def of_applications(row: Row | None, t: Translator) -> str:
    """Applications − withdrawn − not eligible = paired + waiting; `row` of cohort_summary."""
    if not _adds_up(row, "applications", ("withdrawn", "not_eligible", "counted_pairs", "waiting")):
        return ""
    return t(
        "{applications} applications − {withdrawn} withdrawn − {refused} not eligible = {pairs} with a mentor"
        " + {waiting} waiting.",
        applications=row["applications"],
        withdrawn=row["withdrawn"],
        refused=row["not_eligible"],
        pairs=row["counted_pairs"],
        waiting=row["waiting"],
    )


def of_places(row: Row | None, t: Translator) -> str:
    """Capacity = paired places + free places; `row` of cohort_summary."""
    if not _adds_up(row, "capacity", ("counted_pairs", "free_places")):
        return ""
    return t(
        "{capacity} places offered = {pairs} taken + {free} free.",
        capacity=row["capacity"],
        pairs=row["counted_pairs"],
        free=row["free_places"],
    )


def of_mentors(row: Row | None, t: Translator) -> str:
    """Mentors = new + returning; `row` of mentor_flow. In the first campaign of the data, nobody knows who is new."""
    if not _adds_up(row, "participants", ("new_participants", "stayed", "came_back")) or row["is_first"]:
        return ""
    return t(
        "{participants} mentors = {new} new + {stayed} who stayed + {back} who came back.",
        participants=row["participants"],
        new=row["new_participants"],
        stayed=row["stayed"],
        back=row["came_back"],
    )


def _adds_up(row: Row | None, whole: str, parts: tuple[str, ...]) -> TypeGuard[Row]:
    if row is None or not all(is_known(row[column]) for column in (whole, *parts)):
        return False
    return bool(row[whole] == sum(row[column] for column in parts))
