"""Every page of the board in one language, for every class and choice: what the files are made of."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import product
from typing import Any

from streamlit.testing.v1.element_tree import Block

from analytics.edition import Edition
from analytics.language.texts import Translator
from analytics.report import ahead
from pages.site import levers, running
from pages.site.document import Frame, Language, Pack
from pages.site.elements import CHOICES, Writer
from pages.site.running import Page, Visit, key_of

LEVERS = 'data-key="card-levers"'  # what the page of the forecast shows where levers can be moved
WORD = 'data-key="card-word"'  # what « Motivations » shows where a word can be chosen
BESIDE = 400.0  # pixels: the width of that card


def made(language: str, cohort: str, digest: str) -> Language:
    """The pages of the figures of BINOMES_HOME; `cohort` is the first of each, the latest if empty.

    `digest` says at the foot which figures they are.
    """
    first = Visit(language, cohort)
    pages = first.pages()
    whole = Language(_frame(first.view, pages, digest), first.cohorts())
    whole.packs = {page.address: Pack(page.name) for page in pages}
    start = first.view.cohort
    for name in sorted(whole.cohorts, key=lambda name: name != start):
        visit = first if name == start else Visit(language, name)
        for page in pages:
            _add(whole.packs[page.address], visit, page, name)
    return whole


def _add(pack: Pack, visit: Visit, page: Page, cohort: str) -> None:
    """What the page shows for a class, as it opens and under each choice that it offers, and what goes with it."""
    writer = Writer(visit.view.t.language, pack.parts)
    shown = visit.shown(page)
    offered = dict(_offered(shown))
    usual = {name: CHOICES[name][group.default[0]] for name, group in offered.items()}
    pack.shown[cohort] = writer.html(shown)
    if offered:
        pack.more.setdefault("choices", {}).update(usual)
    values = [CHOICES[name][: len(group.options)] for name, group in offered.items()]
    for chosen in product(*values) if offered else ():
        under = visit.shown(page, dict(zip(offered, chosen, strict=True)))
        pack.shown[" ".join((cohort, *chosen))] = writer.html(under)
    if LEVERS in pack.shown[cohort] and "levers" not in pack.more:
        pack.more["levers"] = levers.content(visit.view)
    if WORD in pack.shown[cohort]:
        detail = running.detail(writer.language, cohort)
        panels = {f"{cohort} {name}": writer.html(block, BESIDE) for name, block in detail.items()}
        pack.more.setdefault("panels", {}).update(panels)


def _offered(block: Block) -> Iterator[tuple[str, Any]]:
    """The choices that a page offers and a file can make: the key of each, and what Streamlit says of it."""
    for child in block.children.values():
        if isinstance(child, Block):
            yield from _offered(child)
        elif child.type == "button_group" and key_of(child.proto.id) in CHOICES:
            yield key_of(child.proto.id), child.proto


def _frame(view: Edition, pages: list[Page], digest: str) -> Frame:
    t = view.t
    return Frame({page.address: page.name for page in pages}, _texts(t), _foot(view, digest))


def _texts(t: Translator) -> Mapping[str, str]:
    return {
        "skip": t("Skip to main content"),
        "pages": t("App pages"),
        "class": t("Students' class"),
        "language": "Langue / Language",
        "back": t("Back to what changed"),
    }


def _foot(view: Edition, digest: str) -> str:
    """Which figures these are, of which day, how protected, and that they do not change any more."""
    t = view.t
    lines = [
        *([t("Invented data")] if view.is_invented else []),
        ahead.footer(view),
        t(
            "A snapshot of the dashboard: it holds what the board sees, nobody's record, and does not change by"
            " itself. Figures: {digest}.",
            digest=digest,
        ),
    ]
    return "".join(f"<p>{escape(line)}</p>" for line in lines)
