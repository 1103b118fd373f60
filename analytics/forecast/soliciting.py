"""Whom to ask, in words and numbers: what to expect of past mentors, how many to invite, and a letter to send."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.forecast import sentences
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator
from analytics.pairing.sectors import inside_a_sentence

MOST_NAMED = 2  # sectors that a letter names
WORTH_NAMING = 0.2  # of all that is missing; a sector with less is not named


def headline(people: pd.DataFrame, t: Translator) -> str:
    """How many past mentors (rows of `mentor_to_ask`) may still be asked, and how many are expected to say yes."""
    if people.empty:
        return t("No past mentor is left to ask")
    return t(
        "{n} past mentor is still inside the window; {yes}",
        "{n} past mentors are still inside the window; {yes}",
        n=len(people),
        yes=_yes(people, t),
    )


def _yes(people: pd.DataFrame, t: Translator) -> str:
    yes = sentences.whole(float(people["chance"].sum()))
    return t("{n} will probably say yes", "{n} will probably say yes", n=yes)


def needed(upcoming: Row) -> int:
    """People to find in addition for the campaign of one row of `forecast`; 0 when no number is enough."""
    return int(upcoming["recruits_needed"] or 0)


def effort(people: int, sent: int, rate: str, t: Translator) -> str:
    """What it takes in invitations, `sent`, for so many people to agree; `rate` says in words what is expected."""
    if not people:
        return t("Nobody more is to be invited: see above.")
    return t(
        "For {people} to agree, 8 in 10 of whom come, send **{n} invitation**: {rate}.",
        "For {people} to agree, 8 in 10 of whom come, send **{n} invitations**: {rate}.",
        n=sent,
        people=people,
        rate=rate,
    )


def invited(shares: pd.DataFrame, kind: str, people: int, sent: int) -> pd.DataFrame:
    """Columns code, needed, invitations: the rows of `recruit_share` of one kind where people are to be found.

    Most needed first. `sent` invitations find `people`; they are rounded up on the running total, so that they add up.
    """
    part = shares[(shares["kind"] == kind) & (shares["recruits"] > 0)]
    part = part.sort_values("recruits", ascending=False, kind="stable")
    totals = [-(-sent * int(running) // max(people, 1)) for running in part["recruits"].cumsum()]
    return pd.DataFrame(
        {
            "code": part["code"].to_numpy(),
            "needed": part["recruits"].to_numpy(dtype=np.int64),
            "invitations": np.diff(totals, prepend=0).astype(np.int64),
        }
    )


def to_find(shares: pd.DataFrame, names: Mapping[str, str], t: Translator) -> list[pd.DataFrame]:
    """How many to find in each class, then by sector where sectors are known, the most first: two text columns each.

    `shares`: rows of `recruit_share`; `names`: code of each sector → its name.
    """
    tables = []
    for kind, title in (("promotion", t("Class")), ("sector", t("Sector"))):
        part = shares[shares["kind"] == kind].sort_values("recruits", ascending=False, kind="stable")
        if not part.empty:
            listed = [names.get(code, code) for code in part["code"]]
            people = [formats.number(recruits, t.language) for recruits in part["recruits"]]
            tables.append(pd.DataFrame({title: listed, t("Volunteers to find"): people}))
    return tables


def listed(people: pd.DataFrame, t: Translator) -> str:
    """What may be expected of the mentors of a list, each place weighted by the chance that its mentor says yes."""
    places = sentences.whole(float((people["chance"] * people["capacity"]).sum()))
    return t(
        "{n} mentor, of whom {yes}, with {places}",
        "{n} mentors, of whom {yes}, with {places}",
        n=len(people),
        yes=_yes(people, t),
        places=t("{n} place", "{n} places", n=places),
    )


def left_over(people: int, by_promotion: pd.DataFrame, t: Translator) -> str:
    """How many more there are to find than the promotions of the window may give; empty when they may give all."""
    missing = people - int(by_promotion["needed"].sum())
    if missing <= 0:
        return ""
    return t(
        "{n} more is to be found elsewhere: the classes of the window are not expected to give that many.",
        "{n} more are to be found elsewhere: the classes of the window are not expected to give that many.",
        n=missing,
    )


def written(part: pd.DataFrame, title: str, t: Translator) -> pd.DataFrame:
    """Rows of `invited` as text for a table on screen, the first column under `title`."""
    return pd.DataFrame(
        {
            title: part["code"],
            t("Volunteers to find"): [formats.number(people, t.language) for people in part["needed"]],
            t("Invitations"): [formats.number(sent, t.language) for sent in part["invitations"]],
        }
    )


def letter(
    upcoming: Row, by_sector: pd.DataFrame, window: tuple[int, int], is_known: bool, t: Translator
) -> str:
    """A message to send, to a past mentor (`is_known`) or to somebody new.

    `by_sector`: rows of `invited`, with the name of the sector as its code.
    """
    lines = [
        t("Hello,"),
        t(
            "You have already taken part in the AX mentoring programme, and we thank you for it. A new campaign"
            " opens: your experience is what it needs most."
        )
        if is_known
        else t(
            "The AX mentoring programme gives a second-year student of the École polytechnique a mentor {low} to"
            " {high} classes older, to talk about studies, professions and first choices.",
            low=str(window[0]),
            high=str(window[1]),
        ),
        _call(upcoming, _named(by_sector), t),
        t(
            "Would you agree to follow a student for six months? You meet at regular intervals, and a training"
            " session prepares you for it."
        ),
        t("A yes in reply to this message is enough: we will write to you with what comes next."),
        t("Thank you,\nThe AX mentoring team"),
    ]
    return "\n\n".join(lines)


def _named(by_sector: pd.DataFrame) -> list[str]:
    everywhere = by_sector["needed"].sum()
    short = by_sector[by_sector["needed"] >= WORTH_NAMING * everywhere]
    return [inside_a_sentence(str(row["code"])) for row in rows(short)[:MOST_NAMED]]


def _call(upcoming: Row, sectors: list[str], t: Translator) -> str:
    """How many volunteers are looked for, and in which sectors above all."""
    people, cohort = needed(upcoming), str(upcoming["cohort"])
    if people:
        call = t(
            "We are looking for {n} more volunteer for the {cohort}",
            "We are looking for {n} more volunteers for the {cohort}",
            n=people,
            cohort=cohort,
        )
    else:
        call = t("We are looking for mentors for the {cohort}", cohort=cohort)
    if len(sectors) > 1:
        return t(
            "{call}, above all in {first} and in {second}.", call=call, first=sectors[0], second=sectors[1]
        )
    return t("{call}, above all in {first}.", call=call, first=sectors[0]) if sectors else f"{call}."
