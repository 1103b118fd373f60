"""Where the figures come from, in words."""

from analytics.frames import Row
from analytics.language import formats
from analytics.language.texts import Translator


def source_line(dataset: Row, is_invented: bool, t: Translator) -> str:
    """The source of every figure, in one line; `dataset` is the only row of that query."""
    published_on = formats.day(dataset["published_on"], t.language)
    if is_invented:
        return t(
            "Source: pairs published by the AX on {day}; people and texts are invented.", day=published_on
        )
    return t("Source: the programme's exports; pairs published by the AX on {day}.", day=published_on)
