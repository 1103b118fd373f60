"""Every page of the board in every language, for every class and choice: what the files are made of."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import product
from typing import Any

from streamlit.testing.v1.element_tree import Block

from analytics.edition import Edition
from analytics.language.texts import LANGUAGES, Translator
from analytics.report import ahead
from pages.site import document
from pages.site.document import Frame, Pack
from pages.site.elements import CHOICES, Writer
from pages.site.running import Page, Visit, key_of


def made(digest: str, cohort: str, single: bool) -> dict[str, str]:
    """Name of each file → its HTML, of the figures of BINOMES_HOME; `cohort`, or the latest if empty, is shown first.

    `digest` says at the foot which figures they are.
    """
    packs: dict[tuple[str, str], Pack] = {}
    frames: dict[str, Frame] = {}
    cohorts: list[str] = []
    for language in LANGUAGES:
        first = Visit(language, cohort)
        cohorts, pages = first.cohorts, first.pages()
        frames[language] = _frame(first.view, pages, digest)
        for page in pages:
            packs[language, page.address] = Pack(page.name)
        start = first.view.cohort
        for name in sorted(cohorts, key=lambda name: name != start):
            visit = first if name == start else Visit(language, name)
            for page in pages:
                _add(packs[language, page.address], visit, page, name)
    return document.files(packs, frames, cohorts, single)


def _add(pack: Pack, visit: Visit, page: Page, cohort: str) -> None:
    """What the page shows for a class, as it opens and under each choice that it offers."""
    writer = Writer(visit.view.t.language, pack.parts)
    shown = visit.shown(page)
    offered = dict(_offered(shown))
    if not offered:
        pack.shown[cohort] = writer.html(shown)
        return
    pack.more["choices"] = {name: CHOICES[name][group.default[0]] for name, group in offered.items()}
    values = [CHOICES[name][: len(group.options)] for name, group in offered.items()]
    usual = tuple(pack.more["choices"].values())
    for chosen in sorted(product(*values), key=lambda one: one != usual):
        under = visit.shown(page, dict(zip(offered, chosen, strict=True)))
        pack.shown[" ".join((cohort, *chosen))] = writer.html(under)
    pack.shown[cohort] = pack.shown[" ".join((cohort, *usual))]
    visit.shown(page, pack.more["choices"])


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
