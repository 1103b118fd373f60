"""How neighbouring figures go together, one line each: what a reader would otherwise work out with a pencil.

Nothing is said where a part is absent, hidden or rounded: a bridge that does not add up is worse than none.
"""

from analytics import formats
from analytics.frames import Row, is_known
from analytics.texts import Translator


def of_applications(row: Row | None, t: Translator) -> str:
    """Applications − withdrawn − not eligible = paired + waiting; `row` of cohort_summary."""
    if not _adds_up(row, ("applications",), ("withdrawn", "not_eligible", "counted_pairs", "waiting")):
        return ""
    return t(
        "{applications} applications − {withdrawn} withdrawn − {refused} not eligible = {pairs} with a mentor"
        " + {waiting} waiting.",
        **_written(row, t, applications="applications", withdrawn="withdrawn", refused="not_eligible",
                   pairs="counted_pairs", waiting="waiting"),
    )  # fmt: skip


def of_places(row: Row | None, t: Translator) -> str:
    """Capacity = paired places + free places; `row` of cohort_summary."""
    if not _adds_up(row, ("capacity",), ("counted_pairs", "free_places")):
        return ""
    return t(
        "{capacity} places offered = {pairs} taken + {free} free.",
        **_written(row, t, capacity="capacity", pairs="counted_pairs", free="free_places"),
    )


def of_mentors(row: Row | None, t: Translator) -> str:
    """Mentors = new + returning; `row` of mentor_flow. In the first campaign of the data, nobody knows who is new."""
    if row is None or row["is_first"]:
        return ""
    if not _adds_up(row, ("participants",), ("new_participants", "stayed", "came_back")):
        return ""
    return t(
        "{participants} mentors = {new} new + {stayed} who stayed + {back} who came back.",
        **_written(
            row, t, participants="participants", new="new_participants", stayed="stayed", back="came_back"
        ),
    )


def _adds_up(row: Row | None, whole: tuple[str, ...], parts: tuple[str, ...]) -> bool:
    if row is None or not all(is_known(row[column]) for column in (*whole, *parts)):
        return False
    return bool(sum(row[column] for column in whole) == sum(row[column] for column in parts))


def _written(row: Row | None, t: Translator, **columns: str) -> dict[str, str]:
    return {name: formats.number(row[column], t.language) for name, column in columns.items()} if row else {}
