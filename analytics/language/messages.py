"""Sentences that wait in a table to be spoken; apart from `analytics.language.texts`, which loads what a reader needs not."""


def message(msgid: str) -> str:
    """Marks a text kept in a table, to be translated where it is shown: returns it unchanged."""
    return msgid
