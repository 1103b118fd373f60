"""The sentences of the screen: English in the code, French in `locales/fr.po`.

English needs no catalogue: the source text is the English text. Every text that a reader sees goes through a
`Translator`, conventionally named `t`.
"""

import numbers
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po

from analytics.language import formats
from analytics.language.hidden import About, Hidden
from analytics.language.messages import message as message

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).parents[1] / "locales"
ABOUT = {"fr": "environ {n}", "en": "about {n}"}


@dataclass(frozen=True)
class Translator:
    """Speaks one language: `t("Pairs formed")`, `t("{n} pair", "{n} pairs", n=190)`."""

    language: str

    def __call__(
        self, singular: str, plural: str | None = None, /, n: formats.Shown = None, **values: object
    ) -> str:
        """The text in this language, its placeholders filled in.

        A whole number is written with its thousands apart, any other number with one decimal and a missing one as a
        dash; a rounded one is about so many; a string goes in as it is (so a year is passed as a string). With
        `plural`, `n` chooses the form as it is written: French says 0, 1 and 1.5 in the singular, and 1.97, which
        reads 2.0, in the plural. A text without a translation is shown in English.
        """
        written = {name: self._written(value) for name, value in {**values, "n": n}.items()}
        text = self._form(singular, plural, n).format(**written)
        return _elided(text) if self.language == "fr" else text

    def _form(self, singular: str, plural: str | None, n: formats.Shown) -> str:
        forms = catalogue(self.language).get(singular)
        if plural is None:
            return forms[0] if forms else singular
        if n is None:
            raise TypeError(f"{singular!r} has a plural: pass n")
        shown = n if isinstance(n, Hidden) or formats.is_missing(n) else formats.as_shown(n)
        if forms:
            return forms[0] if -2 < shown < 2 else forms[-1]
        return singular if shown == 1 else plural

    def _written(self, value: object) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, Hidden):
            return formats.number(value, self.language)
        if value is None or formats.is_missing(value):
            return formats.MISSING
        if isinstance(value, About):
            return ABOUT[self.language].format(n=formats.number(value, self.language)) if value else "0"
        if isinstance(value, numbers.Real):
            return formats.decimal(float(value), self.language, formats.digits_of(float(value)))
        raise TypeError(f"{value!r} is neither a text nor a number: format it first")


def _elided(text: str) -> str:
    """« d’environ 15 » and « qu’environ 15 »; a word that ends in « que », like « manque », stays whole."""
    return re.sub(r"\b([Dd]|[Qq]u)e environ\b", r"\1’environ", text)


def translator(language: str) -> Translator:
    """The translator of one of LANGUAGES; ValueError for any other language."""
    if language not in LANGUAGES:
        raise ValueError(f"{language!r} is not one of {', '.join(LANGUAGES)}")
    return Translator(language)


@cache
def catalogue(language: str) -> Mapping[str, tuple[str, ...]]:
    """English text → its translation, or its singular and plural, French spaces set; empty for English."""
    path = LOCALES / f"{language}.po"
    if not path.exists():
        return MappingProxyType({})
    with path.open(encoding="utf-8") as file:
        entries = read_po(file, locale=language, abort_invalid=True)
    forms: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        msgid = entry.id if isinstance(entry.id, str) else entry.id[0]
        strings = (entry.string,) if isinstance(entry.string, str) else tuple(entry.string or ())
        if msgid and all(strings):
            forms[msgid] = tuple(formats.french_spaces(text) for text in strings)
    return MappingProxyType(forms)
