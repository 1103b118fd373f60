"""Where places are missing, in words: by sectors together, and whether a better placement would do."""

from analytics.frames import Row, is_hidden, is_known
from analytics.language.texts import Translator
from analytics.pairing.sectors import inside_a_sentence

MOST_NAMED = 4  # sectors named one by one


def headline(shortage: Row | None, names: dict[str, str], cohort: str, t: Translator) -> str:
    """The students whom no placement can serve, and in which sectors together; `shortage`: a row of sector_shortage."""
    if shortage is None or shortage["cannot_be_paired"] is None:
        return t("Sectors: wishes and places are not both known for the {cohort}", cohort=cohort)
    missing = shortage["cannot_be_paired"]
    if is_hidden(missing):
        said = t(
            "{n} student of the {cohort} cannot have a mentor of a sector wished",
            "{n} students of the {cohort} cannot have a mentor of a sector wished",
            n=missing, cohort=cohort,
        )  # fmt: skip
        return said[:1].upper() + said[1:]
    if not missing:
        return t("Every student of the {cohort} could have a mentor of a sector wished", cohort=cohort)
    if is_everywhere(shortage):
        return t(
            "{n} place is missing for the {cohort}, whatever the sector",
            "{n} places are missing for the {cohort}, whatever the sector",
            n=missing, cohort=cohort,
        )  # fmt: skip
    return t(
        "{sectors}: {n} more student than places",
        "{sectors}: {n} more students than places",
        n=missing, sectors=together(str(shortage["smallest_sectors"]), names, t),
    )  # fmt: skip


def is_everywhere(shortage: Row) -> bool:
    """Whether the smallest set that is short holds all the places: then sectors are not the matter."""
    return bool(shortage["is_everywhere"])


def together(codes: str, names: dict[str, str], t: Translator) -> str:
    """The sectors of a set ('data|energy') as words: 'Data and energy together'."""
    known = [name for code, name in names.items() if code in codes.split("|")]
    words = [known[0], *(inside_a_sentence(name) for name in known[1:])] if known else []
    if not words:
        return t("No sector")
    if len(words) == 1:
        return words[0]
    if len(words) > MOST_NAMED:
        return t("{first} and {n} more sectors together", first=words[0], n=len(words) - 1)
    return t("{first} and {last} together", first=", ".join(words[:-1]), last=words[-1])


def sentences(shortage: Row | None, t: Translator) -> list[str]:
    """What recruiting elsewhere would change, and what a better placement still could."""
    if shortage is None or not is_known(shortage["cannot_be_paired"]):
        return []
    said = []
    if shortage["cannot_be_paired"] and not is_everywhere(shortage):
        said.append(t("Recruiting in other sectors would change nothing for them."))
        if shortage["places_elsewhere"]:
            said.append(
                t(
                    "{n} place of another sector stays free: no student left can use it.",
                    "{n} places of other sectors stay free: no student left can use them.",
                    n=shortage["places_elsewhere"],
                )
            )
    if shortage["could_still_be_paired"]:
        said.append(
            t(
                "{n} student more could have a mentor with another placement: that part is no shortage.",
                "{n} students more could have a mentor with another placement: that part is no shortage.",
                n=shortage["could_still_be_paired"],
            )
        )
    return said
