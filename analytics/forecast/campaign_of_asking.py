"""The campaign of asking in words: how far it is, how many more to ask, what rate is expected and from where."""

import pandas as pd

from analytics.forecast.asking import Rate, Tally
from analytics.language import formats
from analytics.language.texts import Translator

COLUMNS = ("mentor_id", "promotion", "sector", "asked_on", "answer", "answered_on")


def needed(people: pd.DataFrame, to_find: int, askings: pd.DataFrame) -> int:
    """How many past mentors still have to say yes: those whom the forecast expects, and those whom it misses.

    `people`: rows of `mentor_to_ask`, those who were asked among them; `to_find`: what the forecast misses, given what
    they answered; `askings`: rows of `asked_person` for this campaign.
    """
    heard = askings.loc[askings["answer"].isin(["yes", "no"]), "mentor_id"]
    return round(float(people.loc[~people["mentor_id"].isin(heard), "chance"].sum())) + to_find


def new_to_find(to_find: int, askings: pd.DataFrame) -> int:
    """How many new people still have to say yes, of `to_find`: those who did and are not volunteers yet are found."""
    is_found = (
        (askings["answer"] == "yes") & askings["is_new"].astype(bool) & ~askings["has_offered"].astype(bool)
    )
    return max(0, to_find - int(is_found.sum()))


def summary(tally: Tally, cohort: str, verdict: str, t: Translator) -> str:
    """How far the campaign of asking is, and a verdict."""
    return t("{counts}: {verdict}.", counts=counts(tally, cohort, t), verdict=verdict)


def counts(tally: Tally, cohort: str, t: Translator) -> str:
    """How many were asked for the campaign of the cohort, and what they answered."""
    if not tally.asked:
        return t("Nobody is noted as asked for the {cohort} yet", cohort=cohort)
    parts = [
        t("{n} person asked", "{n} people asked", n=tally.asked),
        t("{n} yes", "{n} yes", n=tally.yes),
        t("{n} no", "{n} no", n=tally.no),
        t("{n} waiting", "{n} waiting", n=tally.waiting),
        t("{n} never answered", "{n} never answered", n=tally.silent) if tally.silent else "",
        t("{n} message came back", "{n} messages came back", n=tally.bounced) if tally.bounced else "",
    ]
    return t("For the {cohort}, {counts}", cohort=cohort, counts=", ".join(filter(None, parts)))


def verdict(more: int, available: int, new: int, t: Translator) -> str:
    """Whether to go on: `more` past mentors would have to be asked, `available` can be, and `new` people besides."""
    if not more:
        return t("**stop**, enough say yes")
    if more <= available:
        return t("about **{n} more** is to be asked", "about **{n} more** are to be asked", n=more)
    past_mentors = t("the {n} past mentor who is left", "the {n} past mentors who are left", n=available)
    if not new:
        return t("**still to ask**, {here}", here=past_mentors)
    if not available:
        return t("**still to ask**, about {n} new person", "**still to ask**, about {n} new people", n=new)
    return t(
        "**still to ask**, {here} and about {n} new person",
        "**still to ask**, {here} and about {n} new people",
        n=new,
        here=past_mentors,
    )


def rate_sentence(rate: Rate, t: Translator) -> str:
    """What share says yes, with its interval, and from whom it was learnt."""
    low, high = (formats.percent(end, t.language) for end in rate.interval)
    middle = formats.percent(rate.middle, t.language)
    if not rate.people:
        return t("{rate} are supposed to say yes, until answers are noted", rate=middle)
    return t(
        "{rate} say yes, learnt from {n} person who answered or never will (8 chances in 10: {low} to {high})",
        "{rate} say yes, learnt from {n} people who answered or never will (8 chances in 10: {low} to {high})",
        n=rate.people,
        rate=middle,
        low=low,
        high=high,
    )


def rates_by(rates: dict[str, Rate], title: str, t: Translator) -> pd.DataFrame:
    """A table of the rates of classes or sectors, the highest first, as text."""
    ranked = sorted(rates.items(), key=lambda one: -one[1].middle)
    return pd.DataFrame(
        {
            title: [name for name, _ in ranked],
            t("Asked"): [formats.number(rate.people, t.language) for _, rate in ranked],
            t("Say yes"): [formats.percent(rate.middle, t.language) for _, rate in ranked],
            t("8 chances in 10"): [
                " – ".join(formats.percent(end, t.language) for end in rate.interval) for _, rate in ranked
            ],
        }
    )
