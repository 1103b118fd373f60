"""What is said, and kept, when a page fails: a number on screen, and where it happened in a private file."""

import logging
import os
import secrets
import traceback
from datetime import UTC, datetime

import streamlit as st

from analytics.language.formats import literal
from analytics.language.texts import LANGUAGES, translator
from data.problems import Refused, state_of
from data.visitors import access


def report(error: Exception) -> bool:
    """Shows what may be shown of an error of the page, in words; True, so that Streamlit shows nothing else.

    A refusal is a sentence for the reader. Anything else gets a number, under which `incidents.log` holds the kinds of
    error and the lines of code, never a message: that of a database may quote the row at which it stopped.
    """
    language = st.session_state.get("lang")
    t = translator(language if language in LANGUAGES else LANGUAGES[0])
    if isinstance(error, Refused):
        for problem in error.problems:
            st.error(literal(problem.sentence(t)))
        return True
    number = keep(error)
    st.error(
        t(
            "This page could not be shown. {state} To have it looked at, give the number {number}.",
            state=t(state_of(error)),
            number=number,
        )
    )
    return True


def keep_aside(record: logging.LogRecord) -> bool:
    """A filter for a logger of Streamlit: keeps the error of a file that could not be made, and lets no message out."""
    error = record.exc_info[1] if record.exc_info else None
    if error:
        keep(error)
    return error is None


def keep(error: BaseException) -> str:
    """Keeps where an error happened, never what it says; gives the number under which it is kept."""
    number = _number()
    _keep(number, error)
    return number


def _number() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M}-{secrets.token_hex(3)}"


def _keep(number: str, error: BaseException) -> None:
    lines = [f"{number} {datetime.now(UTC).isoformat(timespec='seconds')}"]
    cause: BaseException | None = error
    while cause is not None:
        frames = traceback.extract_tb(cause.__traceback__)
        lines += [f"  {type(cause).__module__}.{type(cause).__qualname__}"]
        lines += [f"    {frame.filename}:{frame.lineno} {frame.name}: {frame.line}" for frame in frames]
        cause = cause.__cause__ or cause.__context__
    descriptor = os.open(
        access.private_folder() / "incidents.log", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600
    )
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
