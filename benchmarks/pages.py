"""Server time of each page on two stores, in turn: does a page cost more when the programme is larger?

    python -m benchmarks.pages SMALL_HOME LARGE_HOME [--rounds 9] [--board]

Each home is a BINOMES_HOME. A round runs every page once on each store with the caches emptied; the ratio is
the median of the rounds' ratios, with the lowest and the highest. As the coordinator, whose lists of persons grow with
the programme; with --board, as the board.
"""

import argparse
import logging
import os
import statistics
import time
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.site.running import serve_pages_behind_app

APP = Path(__file__).resolve().parents[1] / "app.py"
PAGES = (
    *("overview", "cohorts", "forecast", "solicit", "campaign", "waiting", "sectors", "follow_up", "equity"),
    *("mentors", "motivations", "objectives", "method"),
)
OF_THE_COORDINATOR = ("solicit", "objectives")


def milliseconds(page: str, home: Path) -> float:
    """Time of one full run of the page, its queries and charts not cached."""
    os.environ["BINOMES_HOME"] = str(home)
    app = AppTest.from_file(str(APP), default_timeout=120).run()
    if page != "overview":
        app.switch_page(f"pages/{page}.py").run()
    st.cache_data.clear()
    st.cache_resource.clear()  # the charts, and what the scenarios fitted
    start = time.perf_counter()
    app.run()
    elapsed = time.perf_counter() - start
    assert not app.exception, app.exception
    return 1000 * elapsed


def main() -> None:
    parser = argparse.ArgumentParser(description="Server time of each page on two stores.")
    parser.add_argument("small", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--board", action="store_true", help="as the board sees the pages")
    asked = parser.parse_args()
    if asked.board:
        os.environ["BINOMES_AUDIENCE"] = "board"
    pages = [page for page in PAGES if not asked.board or page not in OF_THE_COORDINATOR]
    logging.disable(logging.WARNING)
    serve_pages_behind_app()
    for page in pages:
        milliseconds(page, asked.small)
        milliseconds(page, asked.large)
    print(f"{'page':<12}{'small ms':>10}{'large ms':>10}{'ratio':>8}  (lowest..highest, n = {asked.rounds})")
    for page in pages:
        pairs = [
            (milliseconds(page, asked.small), milliseconds(page, asked.large)) for _ in range(asked.rounds)
        ]
        small, large = (statistics.median(side) for side in zip(*pairs, strict=True))
        ratios = [large / small for small, large in pairs]
        middle = statistics.median(ratios)
        print(f"{page:<12}{small:>10.0f}{large:>10.0f}{middle:>8.2f}  ({min(ratios):.2f}..{max(ratios):.2f})")


if __name__ == "__main__":
    main()
