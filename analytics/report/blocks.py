"""The blocks of the pack, as plain data for `template.typ`: no text of theirs is ever read as markup."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, TypeAlias

import pandas as pd

from analytics.board import cards as board_cards
from analytics.board.cards import Card
from analytics.board.decisions import Decision
from analytics.charts import Chart
from analytics.charts.paper import printed
from analytics.frames import is_known, rows
from analytics.language import labels
from analytics.language.texts import Translator

Block: TypeAlias = Mapping[str, Any]
FULL, HALF = 800, 388  # pixels: the width of the text, and of one of two columns
# Published by the association, so exact for every reader: their sum is exact too.
EXACT = ("pairs", "counted_pairs", "published_pairs")


def runs(text: str) -> list[dict[str, Any]]:
    """A sentence with Markdown's bold as parts, each bold or not."""
    return [{"text": part, "bold": bool(rank % 2)} for rank, part in enumerate(text.split("**")) if part]


def section(name: str, title: str, lead: str, blocks: Iterable[Block | None]) -> dict[str, Any]:
    """A page or more: its name, its finding, the sentences under it, and its blocks.

    A chart whose finding is that of the page does not say it again.
    """
    kept = [block if block.get("title") != title else {**block, "title": ""} for block in blocks if block]
    return {"name": name, "title": title, "lead": runs(lead), "blocks": kept}


def paragraph(text: str) -> Block:
    """Sentences, with Markdown's bold."""
    return {"kind": "paragraph", "runs": runs(text)}


def heading(title: str, note: str = "") -> Block:
    """A title inside a page."""
    return {"kind": "heading", "title": title, "note": note}


def listed(sentences: Sequence[str]) -> Block:
    """Sentences with a mark before each."""
    return {"kind": "list", "items": [runs(sentence) for sentence in sentences]}


def facts(named: Sequence[tuple[str, str]]) -> Block:
    """Names and values."""
    return {"kind": "facts", "facts": [{"name": name, "text": text} for name, text in named]}


def definitions(named: Sequence[tuple[str, str]]) -> Block:
    """Names and what they mean, in two columns of about as much text."""
    items = [{"name": name, "text": text} for name, text in named]
    lengths = list(accumulate(len(name) + len(text) for name, text in named))
    middle = sum(length <= lengths[-1] / 2 for length in lengths)
    return {"kind": "definitions", "columns": [items[:middle], items[middle:]]}


def cards(shown: Sequence[Card]) -> Block:
    """The first numbers, each with its past as shares of its highest."""
    return {
        "kind": "cards",
        "cards": [
            {
                "label": card.label,
                "value": card.value,
                "change": card.change,
                "bridge": card.bridge,
                "alert": card.is_alert,
                "past": [{"kind": kind, "height": height} for kind, height in board_cards.bars(card)],
            }
            for card in shown
        ],
    }


def figure(
    chart: Chart, t: Translator, width: int = FULL, height: int | None = None, remarks: Sequence[str] = ()
) -> Block:
    """A chart as the page shows it: its finding, its measure, the drawing and the words that are read aloud.

    `height` in pixels, where paper has less room than the page. `remarks`: what the coordinator says of it.
    """
    return {
        "kind": "figure",
        "title": chart.title,
        "subtitle": chart.subtitle,
        "svg": printed.svg(chart, t.language, width, height),
        "alt": chart.alt,
        "remarks": list(remarks),
    }


def half(chart: Chart, t: Translator, height: int | None = None, remarks: Sequence[str] = ()) -> Block:
    """A chart as wide as one of two columns."""
    return figure(chart, t, HALF, height, remarks)


def columns(left: Sequence[Block | None], right: Sequence[Block | None]) -> Block:
    """Blocks in two columns; what there is none of takes no room."""
    return {"kind": "columns", "columns": [[block for block in side if block] for side in (left, right)]}


def picture(svg: str, alt: str) -> Block:
    """A drawing that has its own title and captions."""
    return {"kind": "picture", "svg": svg, "alt": alt}


def to_decide(decisions: Sequence[Decision], ahead: str, t: Translator) -> Block:
    """What the figures call for, then what lies ahead."""
    return {
        "kind": "decisions",
        "title": t("To decide"),
        "note": t("What the figures of this campaign call for"),
        "nothing": t("Nothing in these figures calls for a decision."),
        "items": [{"title": decision.title, "text": runs(decision.sentence)} for decision in decisions],
        "ahead": ahead,
    }


def table(
    title: str, frame: pd.DataFrame, t: Translator, note: str = "", totals: Sequence[str] = ()
) -> Block | None:
    """Rows under translated headers, as a reader sees them; nothing when there is none.

    `totals` are the columns that may be added up; one with a value that is hidden or absent is not.
    """
    if frame.empty:
        return None
    columns = [str(column) for column in frame]
    shown = [[labels.plain(column, row[column], t) for column in columns] for row in rows(frame)]
    last = total(frame, totals)
    return {
        "kind": "table",
        "title": title,
        "header": [labels.name(column, t) for column in columns],
        "numeric": [labels.is_number(column) for column in columns],
        "rows": shown,
        "total": [
            labels.plain(column, last[column], t) if column in last else t("Total") if place == 0 else ""
            for place, column in enumerate(columns)
        ]
        if last
        else [],
        "note": note,
    }


def total(frame: pd.DataFrame, columns: Sequence[str]) -> dict[str, float]:
    """The sum of each of `columns` in which every value is known."""
    return {
        name: float(sum(frame[name]))
        for name in columns
        if name in frame and len(frame) and all(is_known(value) for value in frame[name])
    }
