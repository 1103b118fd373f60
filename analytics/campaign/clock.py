"""How far a campaign is, in words: its state and week, and by what we know it."""

from collections.abc import Mapping

from analytics.frames import Row
from analytics.language import formats
from analytics.language.texts import Translator, message

ANNOUNCED, SIGNING_UP, PAIRING, UNDER_WAY, FINISHED = STATES = (
    "announced",
    "signing_up",
    "pairing",
    "under_way",
    "finished",
)
NAMES: Mapping[str, str] = {
    ANNOUNCED: message("Sign-up not open yet"),
    SIGNING_UP: message("Sign-up"),
    PAIRING: message("Pairing"),
    UNDER_WAY: message("Pairs under way"),
    FINISHED: message("Campaign over"),
}
REASONS: Mapping[str, str] = {
    "days": message("by the days given for the campaign"),
    "published": message("by the total published"),
    "pace": message("by what has come in, beside earlier campaigns"),
    "hand": message("set by hand"),
}


def where(row: Row | None, t: Translator) -> str:
    """'Pairing, week 9'; `row` of campaign_clock or cohort_summary. Empty where nothing is known of the campaign."""
    if row is None:
        return ""
    if row["week"] is None:
        return t(NAMES[row["state"]])
    return t("{state}, week {week}", state=t(NAMES[row["state"]]), week=str(int(row["week"])))


def in_header(row: Row | None, t: Translator) -> str:
    """How far a campaign is, for the head of a page; what was set by hand is marked so, with the day given."""
    if row is None or row["because"] != "hand":
        return where(row, t)
    if row["since"] is None:
        return t("{where} (set by hand)", where=where(row, t))
    day = formats.day(row["since"], t.language)
    return t("{where} (set by hand, since {day})", where=where(row, t), day=day)


def explained(row: Row | None, t: Translator) -> str:
    """'X20: Pairing, week 9, since 1 November 2021, by the days given for the campaign.'; `row` of campaign_clock."""
    if row is None:
        return ""
    parts = [where(row, t)]
    if row["since"] is not None:
        parts.append(t("since {day}", day=formats.day(row["since"], t.language)))
    parts.append(t(REASONS[row["because"]]))
    return t("{what}: {figures}.", what=row["cohort"], figures=", ".join(parts))


def is_living(row: Row | None) -> bool:
    """Whether pairs are still to be formed: its figures are not final."""
    return row is not None and not row["has_final_pairs"]
