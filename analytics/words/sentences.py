"""What the words of the motivations say, in sentences: the headline, one word against the other cohorts, the limits."""

import math

import pandas as pd

from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator, message
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.statistics import FALSE_SHARE

NAMED = 2  # words in a headline
USUAL = 0.10  # the share elsewhere of the word by which the limits are explained
KINDS = {
    "more": message("more than elsewhere"),
    "less": message("less than elsewhere"),
    "common": message("common to all"),
    "other": message("no difference shown"),
}
LISTS = {  # of data/reference, and the decisions of the coordinator
    "terms": message("terms of several words"),
    "variants": message("spellings"),
    "overrides": message("forms of words"),
    "choices": message("decisions of the coordinator"),
}


def headline(words: pd.DataFrame, themes: pd.DataFrame, cohort: str, t: Translator) -> str:
    """What the texts of the cohort say first: the words that set it apart, or a sector, or what comes back most."""
    of_cohort = rows(words[words["cohort"] == cohort])
    more = sorted((row for row in of_cohort if row["kind"] == "more"), key=lambda row: -row["z"])
    if len(more) >= NAMED:
        return t(
            "“{one}” and “{other}” set the {cohort} apart",
            one=more[0]["display"],
            other=more[1]["display"],
            cohort=cohort,
        )
    if more:
        return t("“{word}” sets the {cohort} apart", word=more[0]["display"], cohort=cohort)
    sector = max(
        (row for row in rows(themes) if row["kind"] in ("more", "less")), key=_strength, default=None
    )
    if sector:
        return _of_sector(sector, cohort, t)
    first = max(of_cohort, key=lambda row: row["share"], default=None)
    if first is None:
        return t("Motivations")
    return t(
        "“{word}” comes first among the {cohort}: {share} wrote it",
        word=first["display"],
        cohort=cohort,
        share=formats.percent(first["share"], t.language),
    )


def _of_sector(sector: Row, cohort: str, t: Translator) -> str:
    share, against = formats.percent(sector["share"], t.language), _against(sector, t)
    name = sector[f"label_{t.language}"]
    if sector["kind"] == "more":
        return t(
            "{sector}: more often named by the {cohort}, {here} {against}",
            sector=name,
            cohort=cohort,
            here=share,
            against=against,
        )
    return t(
        "{sector}: less often named by the {cohort}, {here} {against}",
        sector=name,
        cohort=cohort,
        here=share,
        against=against,
    )


def _strength(row: Row) -> float:
    return abs(float(row["z"]))


def standfirst(words: pd.DataFrame, cohort: str, t: Translator) -> str:
    """How many texts there are, and what they show against the other cohorts; what they cannot show."""
    of_cohort = words[words["cohort"] == cohort]
    texts = int(of_cohort["texts"].iloc[0])
    counted = t(
        "{n} text of the {cohort}; each student counts once per word.",
        "{n} texts of the {cohort}; each student counts once per word.",
        n=texts,
        cohort=cohort,
    )
    return " ".join([counted, _found(of_cohort, texts, t)])


def _found(of_cohort: pd.DataFrame, texts: int, t: Translator) -> str:
    more, less = (int((of_cohort["kind"] == kind).sum()) for kind in ("more", "less"))
    if of_cohort["z"].isna().all():
        return t("There is no other class to compare with yet.")
    if not more and not less:
        return t("No word differs from the other classes clearly enough to be shown.")
    return " ".join(
        sentence
        for sentence, is_said in (
            (
                t(
                    "{n} word is written more than elsewhere.",
                    "{n} words are written more than elsewhere.",
                    n=more,
                ),
                more,
            ),
            (
                t(
                    "{n} word is written less than elsewhere.",
                    "{n} words are written less than elsewhere.",
                    n=less,
                ),
                less,
            ),
        )
        if is_said
    )


def limits(words: pd.DataFrame, cohort: str, t: Translator) -> str:
    """What a cohort of this size can show: the smallest difference that would be seen one time in two."""
    read = words.groupby("cohort")["texts"].first()
    texts, elsewhere = int(read[cohort]), int(read.drop(cohort).sum())
    kept = t("Words of fewer than {fewest} students are not shown.", fewest=FEWEST_AUTHORS)
    if not elsewhere:
        return kept
    seen = t(
        "With {n} texts, a word that {usual} write elsewhere must reach about {seen} here to be told apart one time"
        " in two: “no difference shown” does not mean “no difference”. Of the words told apart, one in twenty may"
        " be so by chance.",
        n=texts,
        usual=formats.percent(USUAL, t.language),
        seen=formats.percent(smallest_seen(texts, elsewhere, USUAL), t.language),
    )
    return f"{seen} {kept}"


def smallest_seen(texts: int, elsewhere: int, usual: float, z: float = 3.5) -> float:
    """The share that a word must have among `texts` to be told apart one time in two, when `usual` write it elsewhere.

    Where the difference of the logarithms of the odds is `z` standard deviations: 3.5 is about what Benjamini and
    Hochberg ask at q = 0.05 of the first of some hundred words (simulated with 100, 200 and 500 texts: found 50 to
    54 % of the time).
    """
    share = usual
    while share < 1 - 1 / texts:
        share += 0.005
        deviation = math.sqrt(1 / (texts * share * (1 - share)) + 1 / (elsewhere * usual * (1 - usual)))
        if math.log(share / (1 - share)) - math.log(usual / (1 - usual)) >= z * deviation:
            break
    return min(share, 1.0)


def against_others(word: Row, cohort: str, t: Translator) -> str:
    """The word in the cohort against all others, with its interval: '“énergie”: 31% of the X20 against 18%…'."""
    share = t(
        "“{word}”: {share} of the {cohort} ({n} text of {all}; 95% interval {low} to {high})",
        "“{word}”: {share} of the {cohort} ({n} texts of {all}; 95% interval {low} to {high})",
        word=word["display"],
        cohort=cohort,
        share=formats.percent(word["share"], t.language),
        low=formats.percent(word["share_low"], t.language),
        high=formats.percent(word["share_high"], t.language),
        n=word["authors"],
        all=word["texts"],
    )
    if word["odds_ratio"] is None:
        return f"{share}."
    against = _against(word, t)
    odds = t(
        "Odds ratio {ratio} (95% interval {low} to {high}).",
        ratio=formats.decimal(word["odds_ratio"], t.language),
        low=formats.decimal(word["odds_low"], t.language),
        high=formats.decimal(word["odds_high"], t.language),
    )
    return f"{share} {against}. {odds} {_verdict(word, t)}"


def _against(word: Row, t: Translator) -> str:
    """The share elsewhere; absent where a cohort has too few authors for their number to be told."""
    if word["share_elsewhere"] is None:
        return t("against a share elsewhere that is too small to be told")
    return t("against {share} elsewhere", share=formats.percent(word["share_elsewhere"], t.language))


def _verdict(word: Row, t: Translator) -> str:
    if word["kind"] == "more":
        return t("The difference is shown: more than elsewhere.")
    if word["kind"] == "less":
        return t("The difference is shown: less than elsewhere.")
    return t("No difference is shown, which does not mean that there is none.")


def over_time(word: Row, t: Translator) -> str:
    """Whether the word rises or falls from one cohort to the next; empty with too few cohorts."""
    if word["slope"] is None:
        return ""
    factor = t(
        "its odds are multiplied by {slope} from one class to the next (95% interval {low} to {high})",
        slope=formats.decimal(word["slope"], t.language, 2),
        low=formats.decimal(word["slope_low"], t.language, 2),
        high=formats.decimal(word["slope_high"], t.language, 2),
    )
    if word["direction"] == "rising":
        return t("On the rise: {factor}.", factor=factor)
    if word["direction"] == "falling":
        return t("On the decline: {factor}.", factor=factor)
    return t("No trend is shown: {factor}.", factor=factor)


def why(word: Row, t: Translator) -> list[str]:
    """Why the word is there as it is: the forms counted together, and the lists that were applied."""
    forms = [form for form in str(word["forms"]).split("|") if form]
    reasons = []
    if len(forms) > 1:
        reasons.append(t("Counted together: {forms}.", forms=", ".join(forms)))
    else:
        reasons.append(t("Counted under this one form."))
    if word["lists"]:
        applied = [t(LISTS[name]) for name in str(word["lists"]).split("|")]
        reasons.append(t("Lists applied: {lists}.", lists=", ".join(applied)))
    reasons.append(t("At least {n} students of the class wrote it.", n=FEWEST_AUTHORS))
    return reasons


def notes(
    words: pd.DataFrame, cohort: str, made_on: str, lists: str, is_invented: bool, t: Translator
) -> list[str]:
    """The caption of a file: how many texts, from how many authors on, the test, the day, the lists, the source."""
    texts = int(words.loc[words["cohort"] == cohort, "texts"].iloc[0])
    dated = t("Figures of {day}, lists {lists}.", day=made_on, lists=lists)
    return [
        t(
            "{n} texts; each student counts once per word; words of fewer than {k} students are left out (k = {k}).",
            n=texts,
            k=FEWEST_AUTHORS,
        ),
        t(
            "Coloured and underlined: a difference with the other classes is shown (q ≤ {q}).",
            q=formats.percent(FALSE_SHARE, t.language),
        ),
        f"{dated} {t('Sample data: nobody wrote these texts.') if is_invented else t('Texts of the applications.')}",
    ]
