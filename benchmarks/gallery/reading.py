"""Every sentence that a page or the pack shows of one programme, read without a browser."""

import html
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from analytics.language.texts import translator
from analytics.report import document
from data import queries
from data.generations import store
from data.keeping import reporting
from pages.shared.chart import NAME, tell_figures
from pages.site.running import key_of

PROJECT = Path(__file__).resolve().parents[2]
WITH_VALUE = ("title", "header", "subheader", "markdown", "caption", "warning", "info", "error", "success")
WITH_LABEL = (
    "button",
    "download_button",
    "toggle",
    "selectbox",
    "multiselect",
    "slider",
    "segmented_control",
    "pills",
)
OF_CHARTS = ("text", "hovertext", "ticktext", "name")


@dataclass(frozen=True)
class Told:
    """One text: the page on which it stands (or the pack), the kind of place, what is read there."""

    page: str
    kind: str
    text: str


def pages(audience: str) -> list[str]:
    """The pages that the audience has, by the stem of their file, the overview first."""
    kept = ("importing", "objectives", "solicit") if audience == "board" else ("importing",)
    names = sorted(path.stem for path in (PROJECT / "pages").glob("*.py") if path.stem != "__init__")
    return ["overview", *(name for name in names if name not in ("overview", *kept))]


@contextmanager
def served(home: Path, audience: str) -> Iterator[None]:
    """As server.py serves the store: every page behind app.py, for this audience."""
    made, before = PagesManager.__init__, dict(os.environ)

    def made_without_folder(manager: PagesManager, *args: Any, **options: Any) -> None:
        made(manager, *args, **options)
        PagesManager.uses_pages_directory = False

    PagesManager.__init__ = made_without_folder  # type: ignore[method-assign]
    os.environ.update({"BINOMES_HOME": str(home), "BINOMES_AUDIENCE": audience})
    os.environ.pop("BINOMES_STORE", None)
    try:
        yield
    finally:
        PagesManager.__init__ = made  # type: ignore[method-assign]
        os.environ.clear()
        os.environ.update(before)
        st.cache_data.clear()
        st.cache_resource.clear()


def told_on_pages(home: Path, audience: str, language: str, is_unfolded: bool = False) -> Iterator[Told]:
    """The texts of every page; with `is_unfolded`, those of the tables behind the charts too."""
    with served(home, audience):
        app = AppTest.from_file(str(PROJECT / "app.py"), default_timeout=120)
        app.query_params["lang"] = language
        app.run()
        for page in pages(audience):
            if page != "overview":
                app.switch_page(f"pages/{page}.py").run()
            if is_unfolded:
                for folded in [name for name in app.session_state if str(name).startswith("figures-")]:
                    app.session_state[folded] = True
                app.run()
            yield from (Told(page, kind, plain(text)) for kind, text in _shown(app) if plain(text))


def told_in_pack(home: Path, audience: str, language: str) -> Iterator[Told]:
    """The texts of the board pack, before they are laid out."""
    pack = reporting.edition(generation(home), audience, None, date(2026, 11, 29), translator(language))
    yield from (
        Told("pack", "pack", plain(text)) for text in _strings(document.document(pack)) if plain(text)
    )


def everything(home: Path, audience: str, language: str, is_unfolded: bool = False) -> Iterator[Told]:
    """The texts of every page and of the pack."""
    yield from told_on_pages(home, audience, language, is_unfolded)
    yield from told_in_pack(home, audience, language)


def summary(home: Path, audience: str) -> list[dict[str, Any]]:
    """The rows of cohort_summary, which every text must agree with."""
    return queries.records(generation(home), audience, "cohort_summary")


def ledger(home: Path) -> dict[str, Any]:
    """The exact quantities of the latest campaign, which pages have in focus unless another is chosen."""
    latest = summary(home, "coordinator")[-1]
    shortages = queries.records(generation(home), "coordinator", "sector_shortage")
    placed = next((row for row in shortages if row["cohort"] == latest["cohort"]), {})
    return latest | {name: placed.get(name) for name in ("placeable", "unplaceable")}


def generation(home: Path) -> store.Generation:
    """The generation of the only store of the home that has one, whatever else a server put beside it."""
    (generation,) = filter(None, (store.current(home / name) for name in store.STORES))
    return generation


@dataclass(frozen=True)
class ChartShown:
    """A chart of a page: its key, its figure as Plotly's JSON, what is read aloud of it."""

    key: str
    spec: str
    alt: str


tell_figures()


def charts_on(app: AppTest) -> list[ChartShown]:
    """The charts that the page shows, in its order."""
    shown = [node.proto for node in app.get("bidi_component") if node.proto.component_name == NAME]
    told = [(key_of(proto.id), json.loads(proto.json)) for proto in shown]
    return [ChartShown(key, data["figure"], data["alt"]) for key, data in told]


def plain(text: str) -> str:
    """The text without tags, on one line, its spaces ordinary."""
    without = re.sub(r"<(style|svg|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    without = re.sub(r"<br ?/?>|</(div|b|p|span|a|li|h\d)>\s*(?=<|$)", " ‖ ", without)
    without = html.unescape(re.sub(r"<[^>]*>", " ", without)).replace("\\", "")
    return re.sub(r"\s+", " ", without.replace("\u202f", " ").replace("\u00a0", " ")).strip()


def _shown(app: AppTest) -> Iterator[tuple[str, str]]:
    for error in app.exception:
        yield "exception", error.value
    for kind in WITH_VALUE:
        yield from ((kind, element.value) for element in app.get(kind))
    for element in app.metric:
        yield "metric", f"{element.label}: {element.value} {element.delta}"
    for kind in WITH_LABEL:
        yield from (
            (kind, str(getattr(element, "label", "") or getattr(element.proto, "label", "")))
            for element in app.get(kind)
        )
    yield from (("expander", block.label) for block in app.expander)
    yield from (("html", element.proto.body) for element in app.get("html"))
    for element in app.get("page_link"):
        yield "page_link", element.proto.label
    for chart in charts_on(app):
        yield "chart", chart.alt
        yield from (("drawn", text) for text in _drawn(chart.spec))
    for kind in ("table", "dataframe"):
        for table in app.get(kind):
            yield kind, " · ".join(map(str, table.value.columns))
            cells = {
                str(cell) for column in table.value for cell in table.value[column] if isinstance(cell, str)
            }
            yield from ((kind, cell) for cell in sorted(cells))


def _drawn(spec: str) -> Iterator[str]:
    figure = json.loads(spec or "{}")
    yield from (note["text"] for note in figure.get("layout", {}).get("annotations", []) if note.get("text"))
    parts = [
        *figure.get("data", []),
        *(axis for name, axis in figure.get("layout", {}).items() if "axis" in name),
    ]
    for part in parts:
        for name in OF_CHARTS:
            value = part.get(name)
            yield from (
                text for text in (value if isinstance(value, list) else [value]) if isinstance(text, str)
            )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if not value.startswith("<svg"):
            yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("kind", "language", "align"):
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)
