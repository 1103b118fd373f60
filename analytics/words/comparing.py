"""What words and themes are compared with: all other cohorts, or the one before; and what changed since then."""

import math

import pandas as pd

from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator, message

OTHERS, LAST_YEAR = "autres", "annee"
CHOICES = {OTHERS: message("All other classes"), LAST_YEAR: message("The year before")}
MOST_CHANGES = 3
COMPARED = ["share_elsewhere", "odds_ratio", "odds_low", "odds_high", "z", "q", "kind", "before"]
SOME, HALF, TWICE, FOUR = (
    1.25,
    1.75,
    2.6,
    3.5,
)  # ratios written as “more”, “twice”, “three times”, “much more”


def words_against_last_year(words: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """The words, each compared with the cohort before: what is not known of that comparison is absent, kind is other.

    `words`: rows of cohort_term; `changes`: rows of year_change.
    """
    of_words = changes[changes["what"] == "term"].rename(
        columns={"name": "term", "share_before": "share_elsewhere"}
    )
    kept = words.drop(columns=[column for column in COMPARED if column in words])
    joined = kept.merge(of_words[["cohort", "term", *COMPARED]], on=["cohort", "term"], how="left")
    return joined.assign(kind=joined["kind"].fillna("other"))


def topics_against_last_year(topics: pd.DataFrame) -> pd.DataFrame:
    """The rows of cohort_topic, each compared with the cohort before."""
    return topics.assign(
        share_elsewhere=topics["share_before"],
        odds_ratio=topics["odds_before"],
        z=topics["z_before"],
        q=topics["q_before"],
        kind=topics["kind_before"],
    )


def cohort_before(changes: pd.DataFrame, cohort: str) -> str | None:
    """The cohort with which the year is compared; None where none has enough texts."""
    of_cohort = changes[changes["cohort"] == cohort]
    return None if of_cohort.empty else str(of_cohort["before"].iloc[0])


def changes_shown(changes: pd.DataFrame, cohort: str) -> list[Row]:
    """What is shown to have changed since the cohort before, words and themes, the strongest first; three at most."""
    of_cohort = changes[(changes["cohort"] == cohort) & changes["kind"].isin(["more", "less"])]
    return sorted(rows(of_cohort), key=lambda row: (-abs(row["z"]), row["name"]))[:MOST_CHANGES]


def how_many_times(share: float | None, other: float | None) -> str:
    """'much', 'thrice', 'twice', 'more', or 'little', 'third', 'half', 'less'; '' of shares that are close."""
    if not share or not other:
        return ""
    is_more = share >= other
    ratio = share / other if is_more else other / share
    for least, more, less in ((FOUR, "much", "little"), (TWICE, "thrice", "third"), (HALF, "twice", "half")):
        if ratio >= least:
            return more if is_more else less
    return "" if ratio < SOME else "more" if is_more else "less"


def change_line(change: Row, t: Translator) -> str:
    """One change in a line: '“data”: 31% of the X20, 18% of the X19'."""
    name = change[f"display_{t.language}"]
    return t(
        "“{name}”: {now} of the {cohort}, {before} of the {earlier}",
        name=name,
        now=_share(change["share"], t),
        before=_share(change["share_before"], t),
        cohort=change["cohort"],
        earlier=change["before"],
    )


def change_proof(change: Row, t: Translator) -> str:
    """What the change rests on: texts, odds ratio with its interval, and the chance that it is one by chance."""
    odds = t(
        "Odds ratio {ratio} (95% interval {low} to {high}).",
        ratio=formats.decimal(change["odds_ratio"], t.language),
        low=formats.decimal(change["odds_low"], t.language),
        high=formats.decimal(change["odds_high"], t.language),
    )
    counted = t(
        "{n} text of the {cohort} read.",
        "{n} texts of the {cohort} read.",
        n=int(change["texts"]),
        cohort=change["cohort"],
    )
    q = formats.percent(math.ceil(100 * change["q"]) / 100, t.language)
    return f"{counted} {odds} {t('Of changes as clear as this one, {q} at most are there by chance.', q=q)}"


def _share(share: float | None, t: Translator) -> str:
    return t("too few to be told") if share is None else formats.percent(share, t.language)
