"""Where the figures come from, in words."""

import re
from typing import Any

from analytics.frames import Row
from analytics.language import formats
from analytics.language.texts import Translator

HOST = re.compile(r"https?://(?:www\.)?([\w.-]{1,60})(?:[/?#].*)?")
PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ ,'’()/-]){0,80}")


def source_line(dataset: Row, is_invented: bool, t: Translator) -> str:
    """The source of every figure, in one line; `dataset` is the only row of that query."""
    published_on = formats.day(dataset["published_on"], t.language)
    if is_invented:
        return t(
            "Source: pairs published by the AX on {day}; people and texts are invented.", day=published_on
        )
    if source := _one_line(dataset["published_source"]):
        return t(
            "Source: the programme's exports; pairs published on {day} ({source}).",
            day=published_on,
            source=source,
        )
    return t("Source: the programme's exports; pairs published by the AX on {day}.", day=published_on)


def _one_line(source: Any) -> str:
    """A source that an import gave, as one line holds it: the host of a link, a short name without any sign in it.

    Empty for another one, which the page of the method shows.
    """
    if not source:
        return ""
    if host := HOST.fullmatch(str(source)):
        return host[1]
    return str(source) if PLAIN.fullmatch(str(source)) else ""
