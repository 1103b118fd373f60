"""What the themes say, in sentences: one theme against others, by group of students, and who finds a mentor."""

from collections.abc import Mapping, Sequence
from typing import Any

from analytics.frames import Row
from analytics.intervals import newcombe, wilson
from analytics.language import formats
from analytics.language.texts import Translator, message
from analytics.words.sentences import against, verdict

ASPECTS = {  # of a group of students → the title of its rows
    "sector": message("By sector wished, all classes"),
    "maturity": message("By maturity of the project, all classes"),
    "pairing": message("By being paired or waiting, campaigns whose pairing is over"),
}
GROUPS = {
    "unclear": message("Unclear project"),
    "between": message("In between"),
    "clear": message("Clear project"),
    "paired": message("Has a mentor"),
    "waiting": message("Waits"),
}


def topic_sentence(topic: Row, cohort: str, t: Translator) -> str:
    """The theme in the cohort against the others, with its interval and whether a difference is shown."""
    share = t(
        "{share} of the {cohort} ask for it ({n} text of {all}; 95% interval {low} to {high})",
        "{share} of the {cohort} ask for it ({n} texts of {all}; 95% interval {low} to {high})",
        cohort=cohort,
        share=formats.percent(topic["share"], t.language),
        low=formats.percent(topic["share_low"], t.language),
        high=formats.percent(topic["share_high"], t.language),
        n=topic["authors"],
        all=topic["texts"],
    )
    if topic["odds_ratio"] is None:
        return f"{share}."
    return f"{share} {against(topic, t)}. {verdict(topic, t)}"


def groups_named(
    groups: Sequence[Row], aspect: str, sectors: Mapping[str, str], t: Translator
) -> list[dict[str, Any]]:
    """The groups of one aspect as a ranking takes them, each with Wilson's interval; unclear first, else by share."""
    counted = [row for row in groups if row["share"] is not None]
    order = list(GROUPS)
    if aspect == "sector":
        counted = sorted(counted, key=lambda row: -row["share"])
    else:
        counted = sorted(counted, key=lambda row: order.index(row["value"]))
    names = {**sectors, **{code: t(name) for code, name in GROUPS.items()}}
    return [_ranked(names.get(row["value"]) or row["value"], row["authors"], row["texts"]) for row in counted]


def maturity_named(matches: Sequence[Row], t: Translator) -> list[dict[str, Any]]:
    """The share with a mentor by maturity, as a ranking takes it."""
    return [_ranked(t(GROUPS[row["maturity"]]), row["with_mentor"], row["students"]) for row in matches]


def maturity_title(matches: Sequence[Row], t: Translator) -> str:
    """Whether those whose project is unclear have a mentor less often than those whose project is clear."""
    pair = _unclear_and_clear(matches)
    if pair is None:
        return t("Do the undecided find a mentor?")
    low, high = newcombe([row["with_mentor"] for row in pair], [row["students"] for row in pair])
    if high < 0:
        return t("The undecided find a mentor less often than the others")
    if low > 0:
        return t("The undecided find a mentor more often than those who know what they want")
    return t("The undecided find a mentor: no difference is shown with the others")


def maturity_finding(matches: Sequence[Row], t: Translator) -> str:
    """The finding with its two shares, in one sentence; empty where they are not known."""
    pair = _unclear_and_clear(matches)
    if pair is None:
        return ""
    unclear, clear = (formats.percent(row["match_rate"], t.language) for row in pair)
    return t(
        "{finding} ({one} against {other}).", finding=maturity_title(matches, t), one=unclear, other=clear
    )


def maturity_shares(matches: Sequence[Row], t: Translator) -> str:
    """The two shares, of how many; or that they are not known."""
    pair = _unclear_and_clear(matches)
    if pair is None:
        return t("Not enough is known of the maturity of the projects and of who has a mentor.")
    unclear, clear = pair
    return t(
        "{one} of the {n} eligible students with an unclear project have a mentor, {other} of the {m} with a clear one;"
        " campaigns whose pairing is over",
        one=formats.percent(unclear["match_rate"], t.language),
        other=formats.percent(clear["match_rate"], t.language),
        n=int(unclear["students"]),
        m=int(clear["students"]),
    )


def _unclear_and_clear(matches: Sequence[Row]) -> tuple[Row, Row] | None:
    by_name = {row["maturity"]: row for row in matches if row["match_rate"] is not None}
    return (by_name["unclear"], by_name["clear"]) if {"unclear", "clear"} <= by_name.keys() else None


def _ranked(name: str, part: float, whole: float) -> dict[str, Any]:
    low, high = (float(bound) for bound in wilson(part, whole))
    return {
        "term": name,
        "display": name,
        "share": part / whole,
        "share_low": low,
        "share_high": high,
    }
