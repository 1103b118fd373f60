"""What texts need without the catalogue of `analytics.language.texts`: a mark for translation, a harmless form."""

import re

# Control characters but tab and line feed, and the marks that turn the direction of what follows.
COMMANDS = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]")


def message(msgid: str) -> str:
    """Marks a text kept in a table, to be translated where it is shown: returns it unchanged."""
    return msgid


def printable(text: str) -> str:
    """The text without what commands a terminal or turns the direction of writing; lines and tabs stay."""
    return COMMANDS.sub("", text)
