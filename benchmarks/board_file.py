"""Is every number of the board's file a number of the figures? Read back from the files themselves, by name.

    python -m benchmarks.board_file HOME SITE

HOME is a BINOMES_HOME with its records, SITE the folder or the file that `./binomes site` wrote from it. Each page,
class and language is unpacked from the files and compared with the same page of the board's dashboard, opened on
HOME: each sentence, each cell under its column, each text that is read aloud, each value of a component. Then each
number under a column of the figures is looked for in figures.duckdb, under that name. What an attacker can read in
the files is searched for the path, the user and the machine that made them.
"""

import argparse
import getpass
import json
import os
import re
import socket
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1.element_tree import Block, Node

from analytics.language import labels
from analytics.language.texts import LANGUAGES, translator
from benchmarks import require
from data import queries
from data.generations import store
from pages.site import running
from pages.site.document import unpacked
from pages.site.elements import LEFT_OUT_KEYS, Parts, inline

BLOCK = re.compile(r'<script type="text/plain" data-page="(\w*)" data-language="(\w\w)">([^<]*)</script>')
NUMBER = re.compile(r"\d[\d\u202f.,]*\d|\d")
COMPUTED = ("equite",)  # pages whose intervals are computed from the figures: analytics/campaign/equity.py
VOID = ("br", "hr", "input")
Packs = Mapping[tuple[str, str], Mapping[str, Any]]


@dataclass
class Compared:
    """How many numbers and cells were compared, and each difference in words."""

    numbers: int = 0
    cells: int = 0
    named: int = 0
    differences: list[str] = field(default_factory=list)


class Reader(HTMLParser):
    """The words of a fragment, its texts that are read aloud, its tables and what its components are given."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tables: list[list[list[str]]] = []
        self.told: list[Any] = []
        self.open: list[str] = []  # the tags that are open, a narrow drawing and its box as "narrow"
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in VOID:
            self.open.append("narrow" if given.get("class") == "narrow" else tag)
        if tag == "svg" and "narrow" not in self.open:
            self.words.append(given.get("aria-label") or "")
        if "data-told" in given:
            self.told.append(json.loads(given["data-told"] or "null"))
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if "svg" in self.open:
            return
        if "table" in self.open:
            if {"th", "td"} & set(self.open):
                self.tables[-1][-1][-1] += data
        else:
            self.words.append(data)


def packs_of(site: Path) -> Packs:
    """What the files hold, by language and address."""
    files = [site] if site.is_file() else sorted(site.glob("*.html"))
    return {
        (language, page): json.loads(unpacked(block))
        for path in files
        for page, language, block in BLOCK.findall(path.read_text(encoding="utf-8"))
    }


def said_by(node: Node, has_figures: bool = False) -> Iterator[tuple[str, Any]]:
    """What the page says, an element at a time: 'text', 'table' or 'told' and what it is; 'figure' if `has_figures`."""
    if isinstance(node, Block):
        if node.proto is not None and running.key_of(getattr(node.proto, "id", "")) in LEFT_OUT_KEYS:
            return
        if node.type == "expander":
            yield "text", node.proto.label
        for child in node.children.values():
            yield from said_by(child, has_figures)
    elif node.type == "table":
        frame = node.value
        rows = ([*map(plain, row)] for row in frame.itertuples(index=False))
        yield "table", [[*map(plain, frame.columns)], *rows]
    elif node.type == "html":
        yield "text", re.sub(r"<[^>]*>", " ", unescape(node.proto.body))
    elif node.type == "bidi_component":
        data = json.loads(node.proto.json)
        if "figure" in data:
            yield ("figure", data) if has_figures else ("text", data["alt"])
        elif data.get("rows") != []:
            yield "told", data
    elif node.type == "plotly_chart":
        figure = {"figure": node.proto.spec, "alt": node.proto.alt}
        yield ("figure", figure) if has_figures else ("text", node.proto.alt)
    elif node.type in ("title", "header", "subheader", "markdown", "caption", "info", "warning", "error"):
        yield "text", plain(node.value)


def plain(text: object) -> str:
    """Markdown without its marks."""
    return unescape(re.sub(r"<[^>]*>", "", inline(str(text))))


def numbers(texts: list[str]) -> Counter[str]:
    """Each number as it is written, and how often."""
    return Counter(number for text in texts for number in NUMBER.findall(text))


def compared(packs: Packs, cohort: str, languages: Sequence[str] = LANGUAGES) -> Compared:
    """The files beside the board's pages of BINOMES_HOME, for one class."""
    result = Compared()
    for language in languages:
        visit = running.Visit(language, cohort)
        named = columns_of(visit, language)
        for page in visit.pages():
            pack, where = packs[language, page.address], f"{page.address or 'index'} {language} {cohort}"
            shown = [*said_by(visit.shown(page))]
            read = Reader(Parts(pack["parts"]).whole(pack["shown"][cohort]))
            for kind, found in (("table", read.tables), ("told", read.told)):
                expected = [what for one, what in shown if one == kind]
                if expected != found:
                    result.differences.append(f"{where}: {kind}s differ")
            on_page = numbers([what for one, what in shown if one == "text"])
            in_file = numbers(read.words)
            result.numbers += sum(in_file.values())
            result.differences += [
                f"{where}: {number} stands {on_page[number]} times on the page, {in_file[number]} in the file"
                for number in {*on_page, *in_file}
                if on_page[number] != in_file[number]
            ]
            for header, *rows in read.tables:
                result.cells += sum(map(len, rows))
                if page.address not in COMPUTED:
                    result.differences += unnamed(header, rows, named, where, result)
    return result


def columns_of(visit: running.Visit, language: str) -> Mapping[str, set[str]]:
    """The name of each column of the figures → every value that figures.duckdb holds under it, as a table writes it."""
    generation = store.current(store.store_folder(store.chosen_store()))
    assert generation is not None
    t, named = translator(language), {}
    for query in queries.query_names():
        frame = queries.rows(generation, "board", query)
        for column in frame:
            if column in labels.COLUMNS and labels.is_number(column):
                with suppress(
                    ArithmeticError, TypeError, ValueError
                ):  # of another kind in a query that no page shows
                    shown = labels.display(frame[[column]], t)
                    named.setdefault(plain(shown.columns[0]), set()).update(map(plain, shown.iloc[:, 0]))
    return named


def unnamed(
    header: list[str], rows: list[list[str]], named: Mapping[str, set[str]], where: str, result: Compared
) -> Iterator[str]:
    """The cells with a number that figures.duckdb does not hold under the name of their column."""
    totals = {"Total"}
    for row in rows:
        for column, cell in zip(header, row, strict=True):
            if column in named and NUMBER.search(cell) and row[0] not in totals:
                result.named += 1
                if cell not in named[column]:
                    yield f"{where}: {column} {cell} is not in figures.duckdb"


def traces(site: Path, packs: Packs) -> list[str]:
    """What of the machine stands in the files: its name, its user, its paths."""
    files = [site] if site.is_file() else sorted(site.glob("*.html"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    texts += [json.dumps(pack, ensure_ascii=False) for pack in packs.values()]
    marks = {
        os.environ["BINOMES_HOME"],
        str(Path.cwd()),
        str(Path.home()),
        socket.gethostname(),
        getpass.getuser(),
    }
    marks = {mark for mark in marks if len(mark) > 4}
    return [mark for mark in marks for text in texts if mark in text]


def main() -> None:
    parser = argparse.ArgumentParser(description="The numbers of the board's file beside the figures.")
    parser.add_argument("home", type=Path)
    parser.add_argument("site", type=Path)
    parser.add_argument("--cohort", action="append", help="only this class; may be given again")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="only this language")
    asked = parser.parse_args()
    os.environ["BINOMES_HOME"] = str(asked.home.resolve())
    running.prepare()
    packs = packs_of(asked.site)
    cohorts = asked.cohort or running.Visit(LANGUAGES[0]).cohorts()
    total = Compared()
    for cohort in cohorts:
        one = compared(packs, cohort, asked.language or LANGUAGES)
        total.numbers += one.numbers
        total.cells += one.cells
        total.named += one.named
        total.differences += one.differences
    found = traces(asked.site, packs)
    print(*total.differences, sep="\n")
    print(f"{len(total.differences)} differences; of the machine: {found or 0}")
    require({"numbers": total.numbers, "cells": total.cells, "cells by name": total.named})
    sys.exit(bool(total.differences or found))


if __name__ == "__main__":
    main()
