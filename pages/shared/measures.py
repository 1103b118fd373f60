"""What a monitoring system asks every minute: `/mesures`, in the text format of Prometheus, and nobody is in it."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from data import VERSION
from data.generations import store
from data.publish import health
from pages.shared import guard

FORMAT = "text/plain; version=0.0.4; charset=utf-8"
STARTED = time.time()
HELP = {
    "binomes_info": "the version of the programme, as a label",
    "binomes_up": "whether the current generation opens and answers, as /sante says",
    "binomes_generation": "the number of the generation that is shown",
    "binomes_generation_timestamp_seconds": "when its figures were computed",
    "binomes_generation_bytes": "the size of its files",
    "binomes_disk_free_bytes": "what is free on the disk of the stores",
    "process_start_time_seconds": "when the server started",
    "process_resident_memory_bytes": "memory that the server holds",
    "process_open_fds": "descriptors that the server holds; each session that was closed lately keeps about three",
}


def answer(request: Request) -> PlainTextResponse:
    """The measures of this process and its store; not to be found through a proxy, where anybody may ask."""
    if "x-forwarded-for" in request.headers:
        return PlainTextResponse("Not found", 404)
    lines = [
        line
        for name, value in measures(request)
        for line in (
            f"# HELP {name.partition('{')[0]} {HELP[name.partition('{')[0]]}",
            f"# TYPE {name.partition('{')[0]} gauge",
            f"{name} {value}",
        )
    ]
    return PlainTextResponse("\n".join(lines) + "\n", media_type=FORMAT)


def measures(request: Request) -> Iterator[tuple[str, float]]:
    """Each measure by its name; what this machine does not tell is left out."""
    yield f'binomes_info{{version="{VERSION}"}}', 1
    yield "binomes_up", int(guard.state(request).status_code == 200)
    with suppress(Exception):
        folder = store.store_folder(store.chosen_store())
        shown = health.serving(folder, health.audience_of(folder)).generation
        if shown:
            yield "binomes_generation", shown.number
            created = datetime.fromisoformat(shown.manifest["created_at"])
            yield "binomes_generation_timestamp_seconds", int(created.timestamp())
            yield "binomes_generation_bytes", sum(path.stat().st_size for path in shown.folder.iterdir())
        yield "binomes_disk_free_bytes", shutil.disk_usage(store.home()).free
    yield "process_start_time_seconds", int(STARTED)
    with suppress(OSError):  # not on Linux
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        yield "process_resident_memory_bytes", pages * os.sysconf("SC_PAGE_SIZE")
        yield "process_open_fds", len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a count, no paths
