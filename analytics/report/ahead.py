"""What lies ahead and what is read between the lines: the forecast, its record, the words, the method."""

from typing import Any

import pandas as pd

from analytics.campaign import leaving
from analytics.charts import cloud, drawing, drivers, forecast, record, recruiting, risk
from analytics.disclosure.explained import at_length
from analytics.edition import Edition
from analytics.forecast import absent, exceptional, soliciting
from analytics.forecast import sentences as chances
from analytics.frames import row_of, rows
from analytics.language import formats
from analytics.language.columns import COLUMNS_OF, shown_with
from analytics.language.labels import name
from analytics.report import blocks
from analytics.words import sentences, topics

MOST_WORDS = 10
LOW, FLAT = 250, 345  # pixels: heights on a page that holds much
DEFINED = {  # figure → the columns of the pack that it defines
    "cohort_summary": list(dict.fromkeys([*COLUMNS_OF["applications"], *COLUMNS_OF["balance"]])),
    "mentor_supply": COLUMNS_OF["supply"],
    "mentor_flow": ["stayed", "came_back", "aged_out", "stopped", "return_rate"],
    "sector_balance": COLUMNS_OF["sectors"],
    "forecast": ["demand_q50", "supply_q50", "gap_q50", "p_shortage", "recruits_needed", "leaving"],
    "cohort_term": ["authors", "share", "share_elsewhere"],
}


def of_forecast(pack: Edition) -> dict[str, Any]:
    """Whether mentors will be missing, by how many, and what finding more of them changes."""
    t, future = pack.t, pack.rows("forecast")
    if future.empty:
        missing = absent.why_none(pack.rows("cohort_summary"), pack.rows("exceptional_campaign"), t)
        return blocks.section(t("Forecast"), t("No forecast yet"), missing, [])
    upcoming = rows(future)[0]
    curve, dots = (_of(pack.rows(query), upcoming["cohort"]) for query in ("recruit_curve", "forecast_dot"))
    gone = leaving.before(pack.rows("mentor_leaving"), upcoming["cohort"], t)
    unlike = exceptional.left_out(pack.rows("exceptional_campaign"), upcoming["cohort"], t)
    return blocks.section(
        t("Forecast"),
        chances.risk_sentence(upcoming, t),
        " ".join(filter(None, [chances.standfirst(upcoming, curve, t), gone, unlike])),
        [
            blocks.figure(
                forecast.fan(pack.rows("cohort_summary"), future, t), t, remarks=pack.remarks("fan")
            ),
            blocks.columns(
                [blocks.half(risk.dots(dots, t), t, remarks=pack.remarks("dots"))],
                [
                    blocks.half(
                        recruiting.recruit_curve(curve, upcoming["recruits_needed"], t),
                        t,
                        remarks=pack.remarks("curve"),
                    )
                ],
            ),
            blocks.table(t("The campaigns to come"), shown_with("fan", future, t), t),
        ],
    )


def of_record(pack: Edition) -> dict[str, Any] | None:
    """What the forecast is worth, and where to look for mentors."""
    t, future, past = pack.t, pack.rows("forecast"), pack.rows("past_forecast")
    if future.empty:
        return None
    upcoming = rows(future)[0]
    students, places = (record.track_record(past, quantity, t) for quantity in ("demand", "supply"))
    hangs = _of(pack.rows("forecast_driver"), upcoming["cohort"])
    return blocks.section(
        t("The forecast and the facts"),
        t("What the forecast is worth, and where to look for mentors"),
        t("Each past campaign, as it would have been forecast the day before it began, and what happened."),
        [
            blocks.columns(
                [blocks.half(students, t, LOW, remarks=pack.remarks("past-demand"))],
                [blocks.half(places, t, LOW, remarks=pack.remarks("past-supply"))],
            ),
            blocks.table(t("Past forecasts against what happened"), shown_with("past-demand", past, t), t),
            blocks.table(t("Risk and recruitment, campaign by campaign"), shown_with("dots", future, t), t),
            blocks.columns(
                [
                    blocks.half(
                        drivers.drivers(hangs, upcoming["p_shortage"], t),
                        t,
                        FLAT,
                        remarks=pack.remarks("drivers"),
                    )
                ],
                [_where_to_look(pack)],
            ),
        ],
    )


def _where_to_look(pack: Edition) -> blocks.Block | None:
    """How many volunteers to find, by promotion and by sector, as one sentence each."""
    t = pack.t
    items = []
    for table in soliciting.to_find(pack.rows("recruit_share"), pack.sector_names, t):
        figures = ", ".join(f"{name} {people}" for name, people in table.itertuples(index=False))
        items.append(t("**{title}**: {figures}.", title=table.columns[0], figures=figures))
    if not items:
        return None
    note = t("Volunteers to find for the next campaign, 8 in 10 of whom come")
    return {**blocks.listed(items), "title": t("Where to look first"), "note": note}


def of_motivations(pack: Edition) -> dict[str, Any]:
    """What the students write, as the cloud of the page and the words that set the promotion apart."""
    t, cohort, words = pack.t, pack.cohort, pack.rows("cohort_term")
    title = sentences.headline(words, pack.of_cohort("cohort_topic"), cohort, t)
    summary = row_of(pack.rows("cohort_summary"), cohort)
    of_cohort = words[words["cohort"] == cohort]
    if of_cohort.empty:
        nothing = sentences.nothing(summary, cohort, t)
        return blocks.section(t("Motivations"), title, nothing, [])
    applied = summary["applications"] if summary else None
    undecided = topics.maturity_finding(rows(pack.rows("maturity_match")), t)
    drawn = cloud.cloud_drawing(words, pack.rows("term_place"), cohort, t, captions(pack))
    themes = pack.of_cohort("cohort_theme").sort_values("share", ascending=False, kind="stable")
    first = of_cohort.sort_values(["share", "term"], ascending=[False, True]).head(MOST_WORDS)
    return blocks.section(
        t("Motivations"),
        title,
        f"{sentences.standfirst(words, cohort, t, applied=applied)} {undecided}".strip(),
        [
            blocks.picture(drawing.svg(drawn, is_alone=False), f"{drawn.name}. {drawn.description}"),
            blocks.columns(
                [blocks.table(t("The words that most students wrote"), shown_with("words", first, t), t)],
                [blocks.table(t("The sectors that the texts name"), shown_with("themes", themes, t), t)],
            ),
            blocks.paragraph(sentences.limits(words, cohort, t)),
        ],
    )


def of_method(pack: Edition) -> dict[str, Any]:
    """Where the figures come from, what was chosen, what they do not say, and what each of them means."""
    t = pack.t
    return blocks.section(
        t("Method"),
        t("Where these figures come from, and what they mean"),
        pack.source,
        [
            blocks.facts(facts(pack)),
            blocks.heading(t("What these figures do not say")),
            blocks.listed(limits(pack)),
            blocks.heading(t("Definitions")),
            blocks.definitions(definitions(pack)),
        ],
    )


def limits(pack: Edition) -> list[str]:
    """How far the figures of the pack go, a sentence each."""
    t = pack.t
    return [
        t(
            "Pairs are the smaller of demand and supply: they do not measure how many students wanted a mentor."
        ),
        t("A few classes are not a trend: a change of one year says little about the next."),
        t("A forecast from so few campaigns is wide by nature: read the interval rather than the middle."),
        t("A dash means not provided; it is never a zero."),
        *(at_length(pack.dataset, t) if pack.is_protected else [protection(pack)]),
    ]


def protection(pack: Edition) -> str:
    """How the counts are protected, in one sentence; what exact figures ask of their reader otherwise."""
    return pack.protection or pack.t("Exact figures, for the coordinator: do not hand on.")


def title(pack: Edition) -> str:
    """What the document is, on its cover and in its properties."""
    return pack.t("Mentoring programme: board pack")


def captions(pack: Edition) -> list[str]:
    """What stands under the cloud: how it was made, from which lists, on which day."""
    lists = str(pack.rows("list_version")["lists"].iloc[0])
    made_on = formats.day(pack.computed_on, pack.t.language)
    words = pack.rows("cohort_term")
    return sentences.notes(words, pack.cohort, made_on, lists, pack.is_invented, pack.t)


def facts(pack: Edition) -> list[tuple[str, str]]:
    """What was chosen and what it was made from, a name and a value each."""
    t = pack.t
    low, high = (formats.number(gap, t.language) for gap in pack.window)
    return [
        *([(t("Programme"), t("Sample data"))] if pack.is_invented else []),
        (t("Students' class"), f"{pack.cohort} ({pack.campaign}, {pack.where})"),
        (t("Data"), pack.freshness),
        (t("Generation"), str(pack.generation)),
        (t("Made on"), formats.day(pack.today, t.language)),
        (
            t("Reader"),
            t("the board: protected figures") if pack.is_protected else t("the coordinator: exact figures"),
        ),
        (t("Gaps at which mentors are asked"), t("{low} to {high} classes", low=low, high=high)),
    ]


def footer(pack: Edition) -> str:
    """What stands at the foot of each page: which data, of which day, for whom, and the day it was made on."""
    t = pack.t
    made_on = t("made on {day}", day=formats.day(pack.today, t.language))
    which = t("generation {number}", number=str(pack.generation))
    reader = t("protected figures") if pack.is_protected else t("exact figures: do not hand on")
    return " · ".join([pack.freshness[:1].upper() + pack.freshness[1:], which, reader, made_on])


def definitions(pack: Edition) -> list[tuple[str, str]]:
    """The name and the definition of each figure of the pack that has one, each once."""
    t, defined = pack.t, pack.rows("definition")
    by_name: dict[str, str] = {}
    for figure, columns in DEFINED.items():
        texts = defined[defined["figure"] == figure].set_index("metric")["definition"]
        for column in columns:
            if column in texts and column != "cohort":
                by_name.setdefault(name(column, t), t(texts[column]))
    return sorted(by_name.items(), key=lambda item: formats.sorting_key(item[0]))


def _of(frame: pd.DataFrame, cohort: str) -> pd.DataFrame:
    return frame[frame["cohort"] == cohort]
