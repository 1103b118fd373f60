"""`python -m pages.site ROOM DIGEST [--single] [--cohort X20]`: the files of the board, written into ROOM.

A process of its own for each language: running pages without a server takes over what Streamlit holds for a whole
process. BINOMES_HOME holds the figures, and need hold nothing else. All stop when the standard input ends: once the
process that asked for the files is no more.
"""

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path

from analytics.language.texts import LANGUAGES
from analytics.processes import end_after
from pages.site import document, making, running

STDIN = 0


def main() -> None:
    """Writes the files; what stops it is said on stderr by Python, for the parent alone."""
    parser = argparse.ArgumentParser()
    parser.add_argument("room", type=Path)
    parser.add_argument("digest")
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--cohort", default="")
    asked = parser.parse_args()
    end_after(partial(os.read, STDIN, 1))  # sys.stdin would be locked at the end
    with ProcessPoolExecutor(len(LANGUAGES), get_context("spawn"), running.prepare) as pool:
        editions = list(pool.map(making.made, LANGUAGES, repeat(asked.cohort), repeat(asked.digest)))
    for name, text in document.files(dict(zip(LANGUAGES, editions, strict=True)), asked.single).items():
        (asked.room / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
