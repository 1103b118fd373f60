"""How neighbouring figures go together, one line each: what a reader would otherwise work out with a pencil.

Nothing is said where a part is absent, hidden or rounded: a bridge that does not add up is worse than none.
"""

from typing import TypeGuard

from analytics.campaign import clock
from analytics.frames import Row, is_known, margin
from analytics.language.texts import Translator


def of_applications(row: Row | None, t: Translator) -> str:
    """Applications − withdrawn − not eligible = with a mentor + waiting; `row` of cohort_summary."""
    if not _adds_up(row, "applications", ("withdrawn", "not_eligible", "with_mentor", "waiting")):
        return ""
    last = t("{n} without a mentor", "{n} without a mentor", n=row["waiting"])
    if row["state"] != clock.FINISHED:
        last = t("{n} waiting", "{n} waiting", n=row["waiting"])
    return t(
        "{applications} − {withdrawn} − {refused} = {paired} + {last}.",
        applications=t("{n} application", "{n} applications", n=row["applications"]),
        withdrawn=t("{n} withdrawn", "{n} withdrawn", n=row["withdrawn"]),
        refused=t("{n} not eligible", "{n} not eligible", n=row["not_eligible"]),
        paired=t("{n} with a mentor", "{n} with a mentor", n=row["with_mentor"]),
        last=last,
    )


def of_places(row: Row | None, t: Translator) -> str:
    """Places = taken + free, those outside the window and students above the offer apart; `row` of cohort_summary."""
    if not _adds_up(row, "places", ("taken", "free_places")):
        return ""
    parts = [
        t(
            "{places} = {taken} + {free}.",
            places=t("{n} place offered", "{n} places offered", n=row["places"]),
            taken=t("{n} taken", "{n} taken", n=row["taken"]),
            free=t("{n} free", "{n} free", n=row["free_places"]),
        )
    ]
    if is_known(row["places_outside"]) and row["places_outside"]:
        parts.append(
            t(
                "Apart: {n} place of mentors outside the window.",
                "Apart: {n} places of mentors outside the window.",
                n=row["places_outside"],
            )
        )
    if is_known(row["above_offer"]) and row["above_offer"]:
        parts.append(
            t(
                "{n} student is with a mentor above what the mentor offered.",
                "{n} students are with a mentor above what the mentor offered.",
                n=row["above_offer"],
            )
        )
    return " ".join(parts)


def of_mentors(row: Row | None, t: Translator, is_living: bool = False) -> str:
    """Mentors = new + returning; `row` of mentor_flow. In the first campaign of the data, nobody knows who is new.

    While pairs are still to be formed, they are volunteers so far.
    """
    if not _adds_up(row, "participants", ("new_participants", "stayed", "came_back")) or row["is_first"]:
        return ""
    participants = t("{n} mentor", "{n} mentors", n=row["participants"])
    if is_living:
        participants = t("{n} volunteer so far", "{n} volunteers so far", n=row["participants"])
    return t(
        "{participants} = {new} + {stayed} + {back}.",
        participants=participants,
        new=t("{n} new", "{n} new", n=row["new_participants"]),
        stayed=t("{n} who stayed", "{n} who stayed", n=row["stayed"]),
        back=t("{n} who came back", "{n} who came back", n=row["came_back"]),
    )


def _adds_up(row: Row | None, whole: str, parts: tuple[str, ...]) -> TypeGuard[Row]:
    if row is None or margin(row) or not all(is_known(row[column]) for column in (whole, *parts)):
        return False
    return bool(row[whole] == sum(row[column] for column in parts))
