"""What a stranger costs the server: refusals and `/sante`, with an empty log of access and with a long one.

    python -m benchmarks.refusals [--lines 1000000] [--requests 300]

A real server, asked by a name that is not its own while `/sante` is asked too, in turn; times on this machine, over
HTTP, in milliseconds. A refusal must take less than 5 ms in the middle and `/sante` less than 50 ms, whatever the log.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

import httpx
from running import running_app

from benchmarks import require
from benchmarks.small import exports
from data import changing
from data.generations import audit

MOST = {"refusal": 5.0, "sante": 50.0}  # milliseconds, in the middle


def lengthen(home: Path, lines: int) -> int:
    """Writes so many lines into the log of this month, as if as many strangers had come; its size in bytes."""
    month = home / "access" / "log" / f"{datetime.now(UTC):%Y-%m}"
    month.mkdir(parents=True, mode=0o700)
    line = {
        "at": "2026-11-29T09:00:00+00:00",
        "who": "nobody",
        "door": "page",
        "action": "refused",
        "page": "/",
        "why": "host",
        "times": 1,
        "previous": "0" * 64,
        "seal": "0" * 64,
    }
    with (month / audit.LOG).open("w") as file:
        for _ in range(lines):
            file.write(json.dumps(line) + "\n")
    return (month / audit.LOG).stat().st_size


def times(requests: int, ask: Callable[[int], httpx.Response], status: int) -> list[float]:
    """Milliseconds of each request, all answered with `status`."""
    taken = []
    for number in range(requests):
        before = time.perf_counter()
        answer = ask(number)
        taken.append(1000 * (time.perf_counter() - before))
        assert answer.status_code == status, answer.status_code
    return taken


def measured(home: Path, requests: int) -> dict[str, list[float]]:
    """Refusals and answers of `/sante`, in turn, ten at a time."""
    found: dict[str, list[float]] = {name: [] for name in MOST}
    with running_app(home, home / "server.log") as root, httpx.Client(base_url=root, timeout=60) as client:

        def refused(number: int) -> httpx.Response:
            return client.get(f"/{number}", headers={"host": "evil.example.org"})

        times(20, refused, 403)
        times(20, lambda _: client.get("/sante"), 200)
        for _ in range(requests // 10):
            found["refusal"] += times(10, refused, 403)
            found["sante"] += times(10, lambda _: client.get("/sante"), 200)
    return found


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--lines", type=int, default=1_000_000)
    arguments.add_argument("--requests", type=int, default=300)
    asked = arguments.parse_args()
    results = {}
    for lines in (0, asked.lines):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            changing.import_exports(home / "demo", [exports(home / "files", 1)])
            size = lengthen(home, lines) if lines else 0
            results[lines] = measured(home, asked.requests)
            print(f"{lines:>9,} lines, {size / 1e6:.0f} MB")
            for name, taken in results[lines].items():
                slow = quantiles(taken, n=20)[-1]
                print(
                    f"  {name:8} median {median(taken):6.2f} ms, 95 % under {slow:6.2f} ms, worst {max(taken):6.2f} ms"
                )
    require({name: len(taken) for name, taken in results[asked.lines].items()})
    too_slow = []
    for name, most in MOST.items():
        empty, full = (median(results[lines][name]) for lines in (0, asked.lines))
        print(f"{name}: {full / empty:.2f} times that of an empty log")
        too_slow += [name] if full > most else []
    sys.exit(f"TOO SLOW: {', '.join(too_slow)}" if too_slow else 0)


if __name__ == "__main__":
    main()
