"""The files: each holds its pages for every class and language, packed, and a small script that shows one at a time.

What is shown first is written out as HTML, so that a file says something where scripts are off. Nothing is asked of
any other address: a policy in the file forbids it.
"""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html import escape
from typing import Any

from analytics.charts import cloud, theme
from analytics.charts.families import family_css
from pages.shared.assets import ASSETS
from pages.shared.fonts import FONTS
from pages.site.elements import Parts

NAME = "AX Mentoring"
START = "index"  # the name of the first page, whose address is empty
MARK = '<meta name="generator" content="Binômes: site">'  # data.keeping.siting knows its files by it
HASHED = "'sha256-{}'"


@dataclass
class Pack:
    """One page in one language: what it shows for each class and choice, by its state (as in the address), and parts.

    `more`: data that the script needs on that page alone, by name.
    """

    title: str
    shown: dict[str, str] = field(default_factory=dict)
    parts: Parts = field(default_factory=Parts)
    more: dict[str, Any] = field(default_factory=dict)

    def packed(self) -> str:
        """All of it as JSON, deflated, in base64."""
        content = {"shown": self.shown, "parts": self.parts.kept, **self.more}
        return packed(json.dumps(content, ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True)
class Frame:
    """What stands around every page in one language: the names of the pages by address, labels, the foot."""

    pages: Mapping[str, str]
    texts: Mapping[str, str]
    foot: str

    def as_plain(self) -> dict[str, Any]:
        """As the script takes it."""
        return {"pages": list(self.pages.items()), "texts": dict(self.texts), "foot": self.foot}


@dataclass
class Language:
    """The pages in one language by their address, what stands around them, the classes, the latest first."""

    frame: Frame
    cohorts: list[str]
    packs: dict[str, Pack] = field(default_factory=dict)


def packed(text: str) -> str:
    """The text deflated, in base64; `unpacked` reads it again, and so does the script."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(text: str) -> str:
    """The text that `packed` deflated."""
    return zlib.decompress(base64.b64decode(text)).decode()


def files(languages: Mapping[str, Language], single: bool) -> dict[str, str]:
    """Name of each file → its HTML: one a page, or `single`; the first of `languages` is shown first."""
    every = list(next(iter(languages.values())).packs)
    groups = {START: every} if single else {address or START: [address] for address in every}
    return {f"{name}.html": _file([*addresses], languages) for name, addresses in groups.items()}


def _file(addresses: Sequence[str], languages: Mapping[str, Language]) -> str:
    (language, whole), first = next(iter(languages.items())), addresses[0]
    frame, pack = whole.frame, whole.packs[first]
    shown = pack.parts.whole(next(iter(pack.shown.values())))
    style, script = style_sheet(), _script()
    frames = {name: one.frame.as_plain() for name, one in languages.items()}
    content = {"frames": frames, "cohorts": whole.cohorts}
    blocks = "\n".join(
        f'<script type="text/plain" data-page="{escape(address)}" data-language="{name}">'
        f"{one.packs[address].packed()}</script>"
        for name, one in languages.items()
        for address in addresses
    )
    links = "".join(
        f'<li><a href="{escape(address or START)}.html"{" aria-current=page" if address == first else ""}>'
        f"{escape(name)}</a></li>"
        for address, name in frame.pages.items()
    )
    return f"""<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
{MARK}
<title>{escape(pack.title)} · {NAME}</title>
<style>{style}</style>
</head>
<body>
<a class="skip" href="#page">{escape(frame.texts["skip"])}</a>
<header>
<div class="bar"><b>{NAME}</b><div class="switches"></div></div>
<nav aria-label="{escape(frame.texts["pages"])}"><ul>{links}</ul></nav>
</header>
<main id="page" tabindex="-1">{shown}</main>
<footer>{frame.foot}</footer>
<script type="application/json" id="told">{_within(json.dumps(content, ensure_ascii=False))}</script>
{blocks}
<script type="module">{script}</script>
</body>
</html>
"""


def style_sheet() -> str:
    """What the pages look like: the sheets of the dashboard, of its words, and of this file, with their fonts."""
    style, words, of_site = (
        (ASSETS / f"{name}.css").read_text(encoding="utf-8") for name in ("style", "words", "site")
    )
    of_words = f"@scope (.words) {{\n{words}\n{cloud.tone_css()}\n{family_css()}\n}}"
    return "\n".join([_font_faces(), theme.variables(), style, of_words, of_site])


def _font_faces() -> str:
    faces = {"Binomes Sans": "SourceSansVF-Upright", "Source Serif": "SourceSerifVariable-Roman"}
    return "".join(
        f"@font-face{{font-family:'{name}';font-weight:200 900;src:url(data:font/woff2;base64,"
        f"{base64.b64encode((FONTS / f'{file}.woff2').read_bytes()).decode()})}}"
        for name, file in faces.items()
    )


def _script() -> str:
    words, levers, site = (
        (ASSETS / f"{name}.js").read_text(encoding="utf-8") for name in ("words", "levers", "site")
    )
    return "\n".join([words.replace("export default", "const showWords ="), levers, site])


def _policy(style: str, script: str) -> str:
    """Nothing is loaded from anywhere; this style and this script run, and no other."""
    digests = (base64.b64encode(sha256(text.encode()).digest()).decode() for text in (style, script))
    of_style, of_script = (HASHED.format(digest) for digest in digests)
    return (
        f"default-src 'none'; script-src {of_script}; style-src {of_style}; style-src-attr 'unsafe-inline';"
        " font-src data:; base-uri 'none'; form-action 'none'"
    )


def _within(text: str) -> str:
    """JSON that cannot end the element it stands in."""
    return text.replace("<", "\\u003c")
