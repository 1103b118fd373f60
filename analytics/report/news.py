"""What a message says: how the programme stands, what changed since the last one, which alerts began or ended.

Everything comes from what its reader may see: a hidden number is not said, a rounded one is about so many.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from analytics.board import alerts, cards, objectives, overview
from analytics.edition import Edition
from analytics.forecast import reasons, sentences
from analytics.frames import Row, is_hidden, is_known, margin, row_of, rows
from analytics.language import formats
from analytics.language.formats import tenths
from analytics.language.hidden import About
from analytics.language.texts import Translator, message
from analytics.thresholds import LONG_WAIT_DAYS

# Column of cohort_summary → how its change is said, one more and one less.
COUNTED: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "applications": (
        (message("{n} application more"), message("{n} applications more")),
        (message("{n} application fewer"), message("{n} applications fewer")),
    ),
    "pairs": (
        (message("{n} pair more"), message("{n} pairs more")),
        (message("{n} pair fewer"), message("{n} pairs fewer")),
    ),
    "places": (
        (message("{n} place more"), message("{n} places more")),
        (message("{n} place fewer"), message("{n} places fewer")),
    ),
    "waiting": (
        (message("{n} student more who waits"), message("{n} students more who wait")),
        (message("{n} student fewer who waits"), message("{n} students fewer who wait")),
    ),
}
RISK, WAITS = "risk", "long_waits"


@dataclass(frozen=True)
class Said:
    """What a message said, as it is kept until the next one: no person, and nothing but what its reader saw."""

    on: date
    generation: int
    cohort: str
    counts: Mapping[str, int]  # of COUNTED, those that were known
    alerts: frozenset[str] = frozenset()  # RISK and WAITS, those that held

    def as_plain(self) -> dict[str, Any]:
        """As JSON holds it."""
        plain = {"generation": self.generation, "cohort": self.cohort, "counts": dict(self.counts)}
        return {"on": self.on.isoformat(), **plain, "alerts": sorted(self.alerts)}

    @classmethod
    def of_plain(cls, plain: Mapping[str, Any]) -> "Said":
        """What a message said, from what `as_plain` gave. KeyError, TypeError or ValueError for anything else."""
        return cls(
            date.fromisoformat(plain["on"]),
            int(plain["generation"]),
            str(plain["cohort"]),
            {str(name): int(count) for name, count in plain["counts"].items()},
            frozenset(map(str, plain["alerts"])),
        )


@dataclass(frozen=True)
class Part:
    """A title and the sentences under it, in which ** stands around what is bold."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Message:
    """One message: its subject, the sentence under it, its parts, the small print; and what it said, for the next."""

    subject: str
    lead: str
    parts: tuple[Part, ...]
    foot: tuple[str, ...]
    said: Said
    has_news: bool  # whether an alert began or ended


def message_of(edition: Edition, last: Said | None, link: str = "") -> Message:
    """The message about the cohort of the edition, for its reader; `last` is what the one before said, if any.

    `link`: where the dashboard is.
    """
    t, cohort = edition.t, edition.cohort
    cohorts, weeks = edition.rows("cohort_summary"), edition.rows("campaign_pace")
    holding = _holding(edition)
    said = Said(edition.today, edition.generation, cohort, _counts(_row(edition)), frozenset(holding))
    before = last.alerts if last else frozenset()
    parts = (
        Part(t("Alerts"), tuple(_alerts(holding, before, t))),
        Part(t("To decide"), tuple(_to_decide(edition))),
        Part(_since(last, t), tuple(_changes(edition, last, said))),
        Part(t("Where the programme stands"), tuple(_strip(edition))),
        Part(t("The campaign to come"), tuple(_ahead(edition))),
    )
    foot = [t("The dashboard: {link}", link=link)] if link else []
    return Message(
        t("Mentoring: {headline}", headline=overview.headline(cohorts, cohort, t, weeks)),
        overview.standfirst(cohorts, cohort, t),
        tuple(part for part in parts if part.lines),
        (*foot, *_small_print(edition)),
        said,
        frozenset(holding) != before,
    )


def _row(edition: Edition) -> Row:
    """The row of cohort_summary about the cohort in focus; empty when there is none."""
    return row_of(edition.rows("cohort_summary"), edition.cohort) or {}


def _counts(row: Row) -> dict[str, int]:
    return {name: int(row[name]) for name in COUNTED if is_known(row.get(name))}


def _holding(edition: Edition) -> dict[str, str]:
    """The alerts that hold, each with its sentence; thresholds are those of the coordinator, or the usual ones."""
    t, targets = edition.t, edition.rows("target")
    holding = {}
    future = rows(edition.rows("forecast"))
    if future and is_known(future[0]["p_shortage"]):
        least = objectives.threshold(targets, RISK, edition.cohort)
        if tenths(future[0]["p_shortage"]) > least:
            holding[RISK] = t(
                "{risk}; you are warned above {n} in 10.",
                risk=sentences.risk_sentence(future[0], t),
                n=least,
            )
    waits = [row["long_waits"] for row in rows(edition.of_cohort("waiting_reason"))]
    long_waits = None if any(map(is_hidden, waits)) else sum(wait for wait in waits if is_known(wait))
    least = objectives.threshold(targets, WAITS, edition.cohort)
    is_waiting = is_known(_row(edition).get("waiting"))
    if long_waits and long_waits >= least and is_waiting:
        holding[WAITS] = t(
            "{n} student of the {cohort} has waited for over {days} days: you are warned from {least} on.",
            "{n} students of the {cohort} have waited for over {days} days: you are warned from {least} on.",
            n=About(long_waits) if edition.is_protected else long_waits,
            cohort=edition.cohort,
            days=str(LONG_WAIT_DAYS),
            least=str(least),
        )
    return holding


def _alerts(holding: Mapping[str, str], before: frozenset[str], t: Translator) -> list[str]:
    """What began is said once, in bold; what ended, once; what still holds, in short."""
    began = [f"**{sentence}**" for name, sentence in holding.items() if name not in before]
    ended = {
        RISK: t("The risk of a shortage is no longer above the threshold."),
        WAITS: t("Long waits are no longer above the threshold."),
    }
    still = {
        RISK: t("The risk of a shortage is still above the threshold."),
        WAITS: t("Long waits are still above the threshold."),
    }
    return [
        *began,
        *(ended[name] for name in sorted(before - holding.keys()) if name in ended),
        *(still[name] for name in sorted(before & holding.keys())),
    ]


def _to_decide(edition: Edition) -> list[str]:
    today = None if edition.is_invented else edition.today
    decided = alerts.to_decide(edition.rows, edition.cohort, today, edition.t)
    return [f"**{decision.title}.** {decision.sentence}" for decision in decided]


def _since(last: Said | None, t: Translator) -> str:
    if last is None:
        return t("What changed")
    return t("What changed since the message of {day}", day=formats.day(last.on, t.language))


def _changes(edition: Edition, last: Said | None, now: Said) -> list[str]:
    """What is more or less than in the last message about the same cohort, and why the forecast moved."""
    t, changes = edition.t, []
    if last and last.cohort != now.cohort:
        changes.append(
            t(
                "This message is about the {cohort}, the last one was about the {before}.",
                cohort=now.cohort,
                before=last.cohort,
            )
        )
    elif last:
        row = _row(edition)
        for name, (more, fewer) in COUNTED.items():
            if name in last.counts and name in now.counts:
                difference = now.counts[name] - last.counts[name]
                # Pairs are published by the association, exact for every reader.
                is_about = margin(row) > 0 and isinstance(row[name], About)
                if difference and not (is_about and abs(difference) <= margin(row)):
                    one, many = more if difference > 0 else fewer
                    count = About(abs(difference)) if is_about else abs(difference)
                    changes.append(f"{formats.capital(t(one, many, n=count))}.")
        if not changes:
            changes.append(t("No number that is shown has changed."))
    future = rows(edition.rows("forecast"))
    why = reasons.change_sentence(edition.rows("forecast_change"), future[0]["cohort"], t) if future else ""
    return [*changes, why] if why else changes


def _strip(edition: Edition) -> list[str]:
    """The four numbers of the first screen, each with what it is made of."""
    shown = cards.cards(
        edition.rows("cohort_summary"),
        edition.cohort,
        edition.t,
        edition.rows("campaign_pace"),
        edition.rows("target"),
    )
    lines = []
    for card in shown:
        notes = " · ".join(filter(None, (card.change, card.bridge)))
        line = edition.t("{label}: **{value}**", label=card.label, value=card.value)
        lines.append(f"{line} ({notes})" if notes else line)
    return lines


def _ahead(edition: Edition) -> list[str]:
    t, future = edition.t, rows(edition.rows("forecast"))
    if not future:
        return []
    parts = [sentences.risk_sentence(future[0], t), sentences.season_sentence(future[0], t)]
    return [f"{sentence.rstrip('.')}." for sentence in parts if sentence]


def _small_print(edition: Edition) -> list[str]:
    t = edition.t
    freshness = t(
        "Publication {number}, {freshness}.", number=str(edition.generation), freshness=edition.freshness
    )
    return [edition.source, freshness, *([edition.protection] if edition.is_protected else [])]
