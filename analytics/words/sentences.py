"""What the words of the motivations say, in sentences: the headline, one word against the other cohorts, the limits."""

import pandas as pd

from analytics.frames import Row, is_known, rows
from analytics.language import formats
from analytics.language.texts import Translator, message
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.comparing import how_many_times
from analytics.words.statistics import FALSE_SHARE, smallest_seen

TITLE_SHARE = (
    FALSE_SHARE / 2
)  # asked of what the title says: words and themes both have a chance to err there
MOST = 0.9  # of the applications that have a text, under which the sentence says how many have
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


TIMES = {  # how many times as often → of a word, of a theme
    "much": (
        message("The {cohort} speak much more of {word} than {others}"),
        message("“{topic}”: asked for much more often by the {cohort} than by {others}"),
    ),
    "little": (
        message("The {cohort} speak much less of {word} than {others}"),
        message("“{topic}”: asked for much less often by the {cohort} than by {others}"),
    ),
    "thrice": (
        message("The {cohort} speak three times as much of {word} as {others}"),
        message("“{topic}”: asked for three times as often by the {cohort} as by {others}"),
    ),
    "twice": (
        message("The {cohort} speak twice as much of {word} as {others}"),
        message("“{topic}”: asked for twice as often by the {cohort} as by {others}"),
    ),
    "half": (
        message("The {cohort} speak half as much of {word} as {others}"),
        message("“{topic}”: asked for half as often by the {cohort} as by {others}"),
    ),
    "third": (
        message("The {cohort} speak a third as much of {word} as {others}"),
        message("“{topic}”: asked for a third as often by the {cohort} as by {others}"),
    ),
    "more": (
        message("The {cohort} speak more of {word} than {others}"),
        message("“{topic}”: asked for more often by the {cohort} than by {others}"),
    ),
    "less": (
        message("The {cohort} speak less of {word} than {others}"),
        message("“{topic}”: asked for less often by the {cohort} than by {others}"),
    ),
}


def headline(
    words: pd.DataFrame, topics: pd.DataFrame, cohort: str, t: Translator, earlier: str | None = None
) -> str:
    """What the texts of the cohort show first: the word or the theme that sets it apart most, or what comes back most.

    `words`, `topics`: rows of cohort_term and cohort_topic, compared with all other cohorts, or with `earlier`.
    """
    of_cohort = rows(words[words["cohort"] == cohort])
    apart = [
        row
        for row in (*of_cohort, *rows(topics))
        if row["kind"] in ("more", "less") and row["q"] <= TITLE_SHARE
    ]
    strongest = max(apart, key=lambda row: abs(float(row["z"])), default=None)
    others = t("the {cohort}", cohort=earlier) if earlier else t("the other classes")
    if strongest:
        times = how_many_times(strongest["share"], strongest["share_elsewhere"]) or strongest["kind"]
        of_word, of_topic = TIMES[times]
        if "topic" in strongest:
            return t(of_topic, topic=strongest[f"label_{t.language}"], cohort=cohort, others=others)
        return t(of_word, word=_of(strongest["display"], t), cohort=cohort, others=others)
    first = max(of_cohort, key=lambda row: row["share"], default=None)
    if first is None:
        return t("Motivations")
    return t(
        "“{word}” comes first among the {cohort}: {share} wrote it",
        word=first["display"],
        cohort=cohort,
        share=formats.percent(first["share"], t.language),
    )


def _of(word: str, t: Translator) -> str:
    """The word after its preposition in French, where 'de' loses its vowel before another; as it is in English."""
    if t.language != "fr":
        return word
    return f"d’{word}" if word[0].lower() in "aeiouyhâàéèêëîïôùœæ" else f"de {word}"


def nothing(summary: Row | None, cohort: str, t: Translator) -> str:
    """Why no word of the cohort is shown: it has no text (`summary` is its row), or none of enough students."""
    if summary and summary["motivations"] == 0:
        return t("No text of motivation of the {cohort} is in the data.", cohort=cohort)
    return t("No word was written by {n} students of the {cohort} or more.", n=FEWEST_AUTHORS, cohort=cohort)


def standfirst(
    words: pd.DataFrame, cohort: str, t: Translator, earlier: str | None = None, applied: float | None = None
) -> str:
    """How many texts there are, of how many who `applied` where many wrote none; what they show against the others."""
    of_cohort = words[words["cohort"] == cohort]
    texts = int(of_cohort["texts"].iloc[0])
    counted = t("{n} text of the {cohort}.", "{n} texts of the {cohort}.", n=texts, cohort=cohort)
    if is_known(applied) and texts < MOST * applied:
        counted = t(
            "{n} text of the {cohort}, for {all} applications.",
            "{n} texts of the {cohort}, for {all} applications.",
            n=texts,
            cohort=cohort,
            all=formats.number(applied, t.language),
        )
    return f"{counted} {_differences(of_cohort, earlier, t)}"


def _differences(of_cohort: pd.DataFrame, earlier: str | None, t: Translator) -> str:
    more, less = (int((of_cohort["kind"] == kind).sum()) for kind in ("more", "less"))
    if of_cohort["z"].isna().all():
        return t("There is no other class to compare with yet.")
    others = t("the {cohort}", cohort=earlier) if earlier else t("the other classes")
    if not more and not less:
        return t("No word differs from {others} clearly enough to be shown.", others=others)
    lines = []
    if more:
        lines.append(
            t(
                "{n} word is written more than by {others}.",
                "{n} words are written more than by {others}.",
                n=more,
                others=others,
            )
        )
    if less and more:
        lines.append(t("{n} word is written less.", "{n} words are written less.", n=less))
    elif less:
        lines.append(
            t(
                "{n} word is written less than by {others}.",
                "{n} words are written less than by {others}.",
                n=less,
                others=others,
            )
        )
    return " ".join(lines)


def limits(words: pd.DataFrame, cohort: str, t: Translator) -> str:
    """What a cohort of this size can show: the smallest difference that would be seen one time in two."""
    read = words.groupby("cohort")["texts"].first()
    texts, elsewhere = int(read[cohort]), int(read.drop(cohort).sum())
    kept = t(
        "Each student counts once per word; words of fewer than {fewest} students are not shown.",
        fewest=FEWEST_AUTHORS,
    )
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


def against_others(word: Row, cohort: str, t: Translator) -> str:
    """The word in the cohort against all others, or the one `before`: '“énergie”: 31% of the X20 against 18%…'."""
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
    odds = t(
        "Odds ratio {ratio} (95% interval {low} to {high}).",
        ratio=formats.decimal(word["odds_ratio"], t.language),
        low=formats.decimal(word["odds_low"], t.language),
        high=formats.decimal(word["odds_high"], t.language),
    )
    return f"{share} {against(word, t)}. {odds} {verdict(word, t)}"


def against(word: Row, t: Translator) -> str:
    """The other share; absent where a cohort has too few authors for their number to be shown."""
    earlier, share = word.get("before"), word["share_elsewhere"]
    if earlier and share is None:
        return t("against fewer of the {cohort} than can be told", cohort=earlier)
    if earlier:
        return t("against {share} of the {cohort}", share=formats.percent(share, t.language), cohort=earlier)
    if share is None:
        return t("against a share elsewhere that is too small to be told")
    return t("against {share} elsewhere", share=formats.percent(share, t.language))


def verdict(word: Row, t: Translator) -> str:
    """Whether a difference is shown, and which."""
    if word["kind"] == "more":
        return t("The difference is shown: more.")
    if word["kind"] == "less":
        return t("The difference is shown: less.")
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
    words: pd.DataFrame,
    cohort: str,
    made_on: str,
    lists: str,
    is_invented: bool,
    t: Translator,
    earlier: str | None = None,
) -> list[str]:
    """The caption of a file: how many texts, from how many authors on, the test, the day, the lists, the source.

    `earlier` is the cohort with which words are compared, None for all others.
    """
    texts = int(words.loc[words["cohort"] == cohort, "texts"].iloc[0])
    dated = t("Figures of {day}, lists {lists}.", day=made_on, lists=lists)
    return [
        t(
            "{n} texts; each student counts once per word; words of fewer than {k} students are left out (k = {k}).",
            n=texts,
            k=FEWEST_AUTHORS,
        ),
        t(
            "Colour: themes. Underlined: a difference with {others} is shown (q ≤ {q}).",
            q=formats.percent(FALSE_SHARE, t.language),
            others=t("the {cohort}", cohort=earlier) if earlier else t("the other classes"),
        ),
        f"{dated} {t('Sample data: nobody wrote these texts.') if is_invented else t('Texts of the applications.')}",
    ]
