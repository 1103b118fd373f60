"""What a page showed, as HTML: the same words, tables, drawings and components, without what asks a server.

Texts go in escaped. Large parts (drawings, tables, data of components) are kept apart by their digest, since pages of
several classes show the same ones.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from html import escape
from typing import Any

import pandas as pd
from markdown_it import MarkdownIt
from streamlit.testing.v1.element_tree import Block, Node

from analytics import charts
from analytics.charts import ranking
from analytics.charts.paper import printed
from analytics.charts.paper.scales import panel, settled
from analytics.words import comparing
from pages.shared import chart
from pages.site.running import key_of

# What a page shows that a file cannot do: it asks a server, or makes a file of its own.
LEFT_OUT = frozenset(
    "button checkbox download_button empty page_link popover selectbox space text_input toggle".split()  # noqa: SIM905
)
LEFT_OUT_KEYS = frozenset({"pack"})  # what is offered to be downloaded
# What a reader may choose on a page beside the class: the key of the widget → its values, in their order.
CHOICES: Mapping[str, Sequence[str]] = {"contre": tuple(comparing.CHOICES), "ordre": tuple(ranking.ORDERS)}
ICON = re.compile(r":material/\w+:\s*")
BADGE = re.compile(r":(\w+)-badge\[(.*?)\]")
WIDE, NARROW, GUTTER, EDGE = 1180.0, 330.0, 16.0, 34.0  # pixels: of the page, of a telephone; around cards
MOST_DRAWN = 600  # drawings that are kept at hand
_markdown = MarkdownIt("commonmark", {"html": False})


@dataclass
class Parts:
    """Pieces of HTML and of data by their digest, each kept once; a page names them in `⟦ ⟧`."""

    kept: dict[str, str] = field(default_factory=dict)

    def put(self, text: str) -> str:
        """The name that stands for the text."""
        name = sha256(text.encode()).hexdigest()[:16]
        self.kept[name] = text
        return f"⟦{name}⟧"

    def whole(self, text: str) -> str:
        """The text with each part in its place."""
        return re.sub("⟦(.*?)⟧", lambda named: self.kept[named[1]], text)


@dataclass(frozen=True)
class Writer:
    """Writes elements in one language, and keeps the large ones in `parts`."""

    language: str
    parts: Parts

    def html(self, node: Node, wide: float = WIDE) -> str:
        """The element, or the block with what it holds, for a room of `wide` pixels; empty where nothing is left."""
        if isinstance(node, Block):
            if node.proto is not None and key_of(getattr(node.proto, "id", "")) in LEFT_OUT_KEYS:
                return ""
            inner = [
                (child, self.html(child, self._room(node, child, wide))) for child in node.children.values()
            ]
            return self._block(node, [(child, text) for child, text in inner if text], wide)
        if node.type in LEFT_OUT:
            return ""
        return WRITERS[node.type](self, node, wide)

    def _room(self, block: Block, child: Node, wide: float) -> float:
        """The width that a child has: columns share it by their weights."""
        if isinstance(child, Block) and child.type == "column":
            columns = [one for one in block.children.values() if isinstance(one, Block)]
            total = sum(column.proto.weight for column in columns if column.proto)
            return float((wide - GUTTER * (len(columns) - 1)) * child.proto.weight / total)
        if block.type == "flex_container" and block.proto.flex_container.border:
            return wide - EDGE
        return wide

    def _block(self, block: Block, inner: list[tuple[Node, str]], wide: float) -> str:
        text = "".join(written for _, written in inner)
        if not text:
            return ""
        if block.type == "expander":
            key = escape(key_of(block.proto.id))
            return f'<details data-key="{key}"><summary>{inline(block.proto.label)}</summary>{text}</details>'
        if block.type == "column":
            return f'<div class="column">{text}</div>'
        key = escape(key_of(block.proto.id)) if block.proto is not None and block.type != "tab" else ""
        name = f' data-key="{key}"' if key else ""
        columns = [child for child, _ in inner if isinstance(child, Block) and child.type == "column"]
        if columns:
            shares = " ".join(f"minmax(0, {column.proto.weight:.3f}fr)" for column in columns)
            return f'<div class="columns" style="--columns: {shares}"{name}>{text}</div>'
        is_card = block.type == "flex_container" and block.proto.flex_container.border
        kind = "card-box" if is_card else "stack"
        return f'<{"section" if is_card else "div"} class="{kind}"{name}>{text}</{"section" if is_card else "div"}>'

    def chart(self, figure: Any, alt: str, wide: float, key: str) -> str:
        """A drawing of the figure for a screen, and one for a telephone, each with where numbers stand in it."""
        drawings = "".join(
            f'<div class="{name}"{_places(figure, self.language, size)}>'
            f"{self.parts.put(_drawing(figure, alt, self.language, size))}</div>"
            for name, size in (("wide", wide), ("narrow", NARROW))
        )
        return f'<figure class="chart" data-key="{escape(key)}">{drawings}</figure>'


@lru_cache(maxsize=MOST_DRAWN)
def _drawing(figure: str, alt: str, language: str, wide: float) -> str:
    """The drawing of a figure, `wide` pixels wide; pages of several classes show the same ones."""
    return printed.on_screen(charts.shown(figure, alt), language, wide)


@lru_cache(maxsize=MOST_DRAWN)
def _places(figure: str, language: str, wide: float) -> str:
    """The pixels of 0 and 1 on each axis of numbers, and the ends of the upright one, as attributes."""
    room = panel(settled(json.loads(figure), language, wide))
    if room.x.categories or room.y.categories:
        return ""
    x, y = ([scale(0), scale(1)] for scale in (room.x, room.y))
    upright = " ".join(f"{at:.3f}" for at in (*y, room.y.start, room.y.end))
    return f' data-x="{x[0]:.3f} {x[1]:.3f}" data-y="{upright}"'


def inline(text: str) -> str:
    """Markdown of one line as HTML; Streamlit's badges are boxes, its icons are left out."""
    written = _markdown.renderInline(ICON.sub("", text))
    return BADGE.sub(r'<span class="badge \1">\2</span>', written)


def _paragraphs(writer: Writer, node: Any, wide: float) -> str:
    text = ICON.sub("", node.value)
    return BADGE.sub(r'<span class="badge \1">\2</span>', _markdown.render(text)) if text.strip() else ""


def _caption(writer: Writer, node: Any, wide: float) -> str:
    text = _paragraphs(writer, node, wide)
    return f'<div class="caption">{text}</div>' if text else ""


def _heading(writer: Writer, node: Any, wide: float) -> str:
    return f"<{node.tag}>{inline(node.value)}</{node.tag}>"


def _alert(writer: Writer, node: Any, wide: float) -> str:
    return f'<div class="said {node.type}">{_markdown.render(node.value)}</div>'


def _markup(writer: Writer, node: Any, wide: float) -> str:
    """What a page writes as HTML by itself, with links that stay in the file."""
    return re.sub(r'href="/(\w*)\?([^"]*)"(?: target="_self")?', r'href="#/\1?\2"', node.proto.body)


def _table(writer: Writer, node: Any, wide: float) -> str:
    frame: pd.DataFrame = node.value
    head = "".join(f'<th scope="col">{inline(str(name))}</th>' for name in frame.columns)
    rows = "".join(
        "<tr>" + "".join(f"<td>{inline(str(cell))}</td>" for cell in row) + "</tr>"
        for row in frame.itertuples(index=False)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return writer.parts.put(f'<div class="table" tabindex="0" role="group">{table}</div>')


def _component(writer: Writer, node: Any, wide: float) -> str:
    data = json.loads(node.proto.json)
    if node.proto.component_name == chart.NAME:
        return writer.chart(data["figure"], data["alt"], wide, key_of(node.proto.id))
    if data.get("rows") == []:
        return ""
    key, name = key_of(node.proto.id), writer.parts.put(escape(json.dumps(data, ensure_ascii=False)))
    return (
        f'<div class="component" data-key="{escape(key)}" data-told="{name}"><div class="words"></div></div>'
    )


def _choices(writer: Writer, node: Any, wide: float) -> str:
    """A choice between a few that a file can make: buttons that change the address."""
    key, group = key_of(node.proto.id), node.proto
    if key not in CHOICES:
        return ""
    buttons = "".join(
        f'<button type="button" value="{escape(value)}">{escape(option.content)}</button>'
        for value, option in zip(CHOICES[key], group.options, strict=False)
    )
    return f'<div class="choices" role="group" aria-label="{escape(group.label)}" data-key="{key}">{buttons}</div>'


def _slider(writer: Writer, node: Any, wide: float) -> str:
    slider = node.proto
    help_ = f' title="{escape(slider.help)}"' if slider.help else ""
    return (
        f'<label class="lever"{help_}><span>{escape(slider.label)}</span><output></output><input type="range"'
        f' name="{escape(key_of(slider.id))}" min="{slider.min:g}" max="{slider.max:g}" step="{slider.step:g}"'
        f' value="{slider.default[0]:g}"></label>'
    )


def _code(writer: Writer, node: Any, wide: float) -> str:
    return f"<pre>{escape(node.value)}</pre>"


WRITERS: Mapping[str, Callable[[Writer, Any, float], str]] = {
    "markdown": _paragraphs,
    "caption": _caption,
    "title": _heading,
    "header": _heading,
    "subheader": _heading,
    "info": _alert,
    "warning": _alert,
    "error": _alert,
    "html": _markup,
    "table": _table,
    "bidi_component": _component,
    "button_group": _choices,
    "slider": _slider,
    "code": _code,
}
