"""Who of those who wait has no possible place, in words: in which sectors together, and who could be placed."""

from analytics.campaign import clock
from analytics.frames import Row, is_hidden, is_known
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.sectors import inside_a_sentence

MOST_NAMED = 4  # sectors named one by one


def headline(shortage: Row | None, row: Row | None, names: dict[str, str], cohort: str, t: Translator) -> str:
    """The students who wait and have no possible place, and in which sectors together.

    `shortage`: a row of sector_shortage, `row` of cohort_summary. Of a campaign that is over, nobody is to be placed.
    """
    is_unknown = shortage is None or shortage["unplaceable"] is None
    if is_unknown and row is not None and row["places"] is not None and row["eligible"] is not None:
        return t("Sectors: which places are free for the {cohort} is not known", cohort=cohort)
    if shortage is None or shortage["unplaceable"] is None:
        return t("Sectors: wishes and places are not both known for the {cohort}", cohort=cohort)
    if row is None or row["state"] == clock.FINISHED:
        return t("What the {cohort} wished, and what mentors offered", cohort=cohort)
    missing = shortage["unplaceable"]
    if is_hidden(missing):
        sentence = t(
            "{n} student of the {cohort}, perhaps none, has no possible place",
            "{n} students of the {cohort}, perhaps none, have no possible place",
            n=missing,
            cohort=cohort,
        )
        return formats.capital(sentence)
    if not missing and shortage["students"] == 0:
        return t("Every eligible student of the {cohort} has a mentor", cohort=cohort)
    if not missing:
        return t("Every student of the {cohort} who waits has a possible place", cohort=cohort)
    if is_everywhere(shortage):
        sentence = t(
            "{n} student of the {cohort} has no possible place, whatever the sector",
            "{n} students of the {cohort} have no possible place, whatever the sector",
            n=missing,
            cohort=cohort,
        )
        return formats.capital(sentence)
    return t(
        "{sectors}: {n} student without a possible place",
        "{sectors}: {n} students without a possible place",
        n=missing,
        sectors=together(str(shortage["smallest_sectors"]), names, t),
    )


def is_everywhere(shortage: Row) -> bool:
    """Whether the smallest set that is short holds all the free places: then sectors are not the matter."""
    return bool(shortage["is_everywhere"])


def together(codes: str, names: dict[str, str], t: Translator) -> str:
    """The sectors of a set ('data|energy') as words: 'Data and energy together'."""
    named = [name for code, name in names.items() if code in codes.split("|")]
    words = [named[0], *(inside_a_sentence(name) for name in named[1:])] if named else []
    if not words:
        return t("No sector")
    if len(words) == 1:
        return words[0]
    if len(words) > MOST_NAMED:
        return t("{first} and {n} more sectors together", first=words[0], n=len(words) - 1)
    return t("{first} and {last} together", first=", ".join(words[:-1]), last=words[-1])


def sentences(shortage: Row | None, row: Row | None, t: Translator) -> list[str]:
    """Who of those who wait could be placed, and what recruiting elsewhere would change for the others.

    `shortage`: a row of sector_shortage, `row` of cohort_summary.
    """
    if shortage is None or row is None or row["state"] == clock.FINISHED:
        return []
    lines = []
    if is_known(shortage["placeable"]) and shortage["placeable"]:
        lines.append(
            t(
                "{n} student who waits can be given one of the free places.",
                "{n} students who wait can be given one of the free places.",
                n=shortage["placeable"],
            )
        )
    if not is_known(shortage["unplaceable"]) or not shortage["unplaceable"] or is_everywhere(shortage):
        return lines
    lines.append(
        t("Recruiting in other sectors would change nothing for the others.")
        if lines
        else t("Recruiting in other sectors would change nothing for them.")
    )
    if is_known(shortage["places_elsewhere"]) and shortage["places_elsewhere"]:
        lines.append(
            t(
                "{n} free place suits nobody who waits.",
                "{n} free places suit nobody who waits.",
                n=shortage["places_elsewhere"],
            )
        )
    return lines
