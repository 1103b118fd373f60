"""The log of access: sign-ins, sign-outs and refusals, a month a folder; never a name, a text or a figure.

Anybody may be refused, as often as they like: refusals that are alike are one line a minute, with how many there were,
and no visitor makes more than MOST_KINDS + 1 lines a minute. They are written by a thread of their own, so that who is
refused holds nobody up; whatever cannot be written is counted again a minute later.
"""

import shutil
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeAlias

from data.generations import audit, store
from data.visitors import access

FOLDER = "log"  # of `access`
MONTHS_KEPT = 12  # as long as the CNIL advises at most
MINUTE = 60.0  # seconds in which refusals that are alike become one line
MOST_KINDS = 10  # of refusals (page and reason) of one visitor in a minute; what is more is one more line
OTHERS = "…"  # in place of page and reason there

Refusal: TypeAlias = tuple[str, str, str]  # the subject of a sign-in, or nothing; the page; the reason

_merged: Counter[Refusal] = Counter()  # of this minute, those that have no line yet
_kinds: dict[str, set[Refusal]] = {}  # of this minute, what each subject was refused
_timer: threading.Timer | None = None
_lock = threading.Lock()
_writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="log-of-access")


def folder() -> Path:
    """The folder of the months; it may not be there yet."""
    return access.folder() / FOLDER


def note(action: str, subject: str = "", **facts: str | int) -> None:
    """Adds one line to the log of this month, on disk before this returns.

    OSError when it cannot be written, and then what is being noted must not happen.
    """
    month = folder() / f"{datetime.now(UTC):%Y-%m}"
    if not month.exists():
        access.private_folder()
        month.mkdir(parents=True, exist_ok=True, mode=0o700)
        forget_old_months(store.home())
    with audit.acting("page", subject or "nobody"):
        audit.append(month, action, **facts)


def refuse(subject: str, page: str, why: str) -> None:
    """Notes that somebody was refused, without waiting for the disk; one line a minute for refusals that are alike."""
    global _timer
    refusal = subject, page, why
    with _lock:
        kinds = _kinds.setdefault(subject, set())
        if refusal not in kinds and len(kinds) >= MOST_KINDS:
            refusal = subject, OTHERS, OTHERS
        is_new = refusal not in kinds
        kinds.add(refusal)
        if not is_new:
            _merged[refusal] += 1
        if _timer is None:
            _timer = threading.Timer(MINUTE, flush)
            _timer.daemon = True
            _timer.start()
    if is_new:
        with suppress(RuntimeError):  # the process ends: `flush` has been called, or will be
            _writer.submit(_write, refusal, 1)


def flush() -> None:
    """Writes what the minute has merged, and begins another; called at the end of each, and of the process."""
    global _timer
    with _lock:
        merged = dict(_merged)
        _merged.clear()
        _kinds.clear()
        if _timer is not None:
            _timer.cancel()
        _timer = None
    for refusal, times in merged.items():
        _write(refusal, times)


def forget_old_months(home: Path) -> None:
    """Removes the months of that home that are more than MONTHS_KEPT."""
    months = sorted(path.iterdir()) if (path := home / "access" / FOLDER).exists() else []
    for old in months[:-MONTHS_KEPT]:
        shutil.rmtree(old)


def _write(refusal: Refusal, times: int) -> None:
    subject, page, why = refusal
    try:
        note("refused", subject, page=page, why=why, times=times)
    except OSError:
        with _lock:
            _merged[refusal] += times
