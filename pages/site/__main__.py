"""`python -m pages.site ROOM DIGEST [--single] [--cohort X20]`: the files of the board, written into ROOM.

A process of its own: running pages without a server takes over what Streamlit holds for a whole process. BINOMES_HOME
holds the figures, and need hold nothing else.
"""

import argparse
import logging
import os
from pathlib import Path

BOARD = {
    "BINOMES_AUDIENCE": "board",
    "BINOMES_MODE": "local",
}  # whatever the server of this machine is set to


def main() -> None:
    """Writes the files; what stops it is said on stderr by Python, for the parent alone."""
    parser = argparse.ArgumentParser()
    parser.add_argument("room", type=Path)
    parser.add_argument("digest")
    parser.add_argument("--single", action="store_true")
    parser.add_argument("--cohort", default="")
    asked = parser.parse_args()
    os.environ |= BOARD
    logging.disable(logging.WARNING)
    from pages.site import making, running

    running.serve_pages_behind_app()
    for name, text in making.made(asked.digest, asked.cohort, asked.single).items():
        (asked.room / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
