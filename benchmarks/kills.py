"""kill -9 at random instants of an import, the same store again and again: nothing lost, nothing half, always open.

    python -m benchmarks.kills [--trials 200] [--doors cli page]

The door `cli` is the verb `import` of manage.py; `page` is an import that a session of a running Streamlit server
makes, and the server is what dies. Both run in processes forked from one that has loaded its modules, so that a trial
costs little more than its import. Half of the kills fall anywhere in the import, half in its last moments, when the new
generation takes its place. After each: what is served is the content of before or of after, and what was acknowledged
is there.
"""

import argparse
import os
import random
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.request import urlopen

import streamlit.web.bootstrap  # noqa: F401 - loaded before the forks
import uvicorn  # noqa: F401
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.cli import main as streamlit_cli
from websockets.sync.client import connect
from websockets.typing import Subprotocol

from benchmarks import require
from benchmarks.small import Broken, apart, become, digest_read, exports, left_over, warm
from data import changing
from data.generations import store

PAGE = """
import os
from pathlib import Path
from threading import Thread

from data import changing
from data.generations import audit

def work():
    with audit.acting("page"):
        outcome = changing.import_exports(Path(os.environ["TRIAL_STORE"]), [Path(os.environ["TRIAL_EXPORT"])])
    Path(os.environ["TRIAL_ANSWER"]).write_text(outcome.digest)

thread = Thread(target=work)
thread.start()
thread.join()
"""
LONGEST = 120.0  # seconds for an import on a busy machine
ANYWHERE, AT_THE_END = "generations/.building-[!o]*", "generations/.building-[!o]*/manifest.json"
WORST = ("lost", "half", "unopenable", "not cleaned")


def cli(folder: Path, export: Path, answer: Path) -> None:
    """The verb `import`, its output going to `answer`."""
    os.environ["BINOMES_HOME"] = str(folder.parent)
    os.dup2(os.open(answer, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), sys.stdout.fileno())
    import manage

    manage.app(["import", str(export), "--json"])


def page(folder: Path, export: Path, answer: Path) -> None:
    """A Streamlit server whose sessions import; `answer` is written when the import has returned."""
    os.environ |= {"TRIAL_STORE": str(folder), "TRIAL_EXPORT": str(export), "TRIAL_ANSWER": str(answer)}
    script = answer.with_name("page.py")
    script.write_text(PAGE)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, sys.stdout.fileno())
    os.dup2(silence, sys.stderr.fileno())
    streamlit_cli(
        [
            "run",
            str(script),
            "--server.port",
            answer.with_name("port").read_text(),
            "--server.headless",
            "true",
            "--server.address",
            "localhost",
            "--server.fileWatcherType",
            "none",
        ]
    )


DOORS = {"cli": cli, "page": page}


@contextmanager
def session(room: Path) -> Iterator[None]:
    """A page of the server under way, opened as a browser does."""
    port, limit = (room / "port").read_text(), time.monotonic() + LONGEST
    while time.monotonic() < limit:
        try:
            urlopen(f"http://localhost:{port}/_stcore/health", timeout=2).close()
            break
        except OSError:
            time.sleep(0.02)
    address, protocols = f"ws://localhost:{port}/_stcore/stream", [Subprotocol("streamlit")]
    with connect(address, subprotocols=protocols, open_timeout=LONGEST, close_timeout=0.1) as tab:
        asked = BackMsg()
        asked.rerun_script.query_string = ""
        tab.send(asked.SerializeToString())
        yield


def wait_for(folder: Path, pattern: str, answer: Path) -> None:
    """Returns when the store has a path of that pattern, or when the import is over."""
    limit = time.monotonic() + LONGEST
    while time.monotonic() < limit and not any(folder.glob(pattern)):
        if answer.exists() and answer.stat().st_size:
            return
        time.sleep(0.002)


def kill_during(door: str, folder: Path, export: Path, pattern: str, seconds: float) -> str:
    """Starts an import and kills it so many seconds after that path has appeared: the digest acknowledged, or ''."""
    room = folder.parent
    answer = room / "answer"
    answer.unlink(missing_ok=True)
    for path in (folder / "generations").glob(
        ".building-*"
    ):  # of the last kill: not to be taken for the next one's
        path.rename(path.with_name(path.name.replace(".building-", ".building-old-")))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        (room / "port").write_text(str(probe.getsockname()[1]))
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            DOORS[door](folder, export, answer)
        finally:
            os._exit(0)
    with session(room) if door == "page" else nullcontext():
        wait_for(folder, pattern, answer)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    said = answer.read_text() if answer.exists() else ""
    if door == "cli":
        return said.split('"digest": "')[1][:64] if '"status": "published"' in said else ""
    return said


def checked(folder: Path) -> dict[str, str | float]:
    """What is served, or what is wrong; and the seconds that a start takes to read every byte and answer."""
    start = time.monotonic()
    try:
        return {"digest": digest_read(folder), "seconds": time.monotonic() - start}
    except Broken as broken:
        return {"broken": broken.what}


def seconds_of_import(room: Path, files: list[Path]) -> float:
    """How long one import takes now, on a store of its own."""
    times = []
    for turn in range(3):
        start = time.monotonic()
        changing.import_exports(room / "measured" / store.PROGRAMME, [files[turn % 2]])
        times.append(time.monotonic() - start)
    return statistics.median(times)


def run(door: str, trials: int, seed: int) -> Counter[str]:
    """The trials of one door, on one store: how many ended how."""
    counts: Counter[str] = Counter()
    chance, slowest = random.Random(seed), 0.0
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        room = Path(name)
        files = [exports(room / f"version{version}", version) for version in (1, 2)]
        folder = room / store.PROGRAMME
        digests = apart(lambda: [changing.import_exports(folder, [file]).digest for file in files])[1]
        duration = apart(lambda: seconds_of_import(room, files))[1]
        before = digests[1]
        for trial in range(trials):
            turn = 1 - digests.index(before)
            pattern, longest = (AT_THE_END, 0.08) if trial % 2 else (ANYWHERE, 1.1 * duration)
            acknowledged = kill_during(door, folder, files[turn], pattern, chance.uniform(0, longest))
            counts["acknowledged"] += bool(acknowledged)
            counts["left over"] += bool(left_over(folder))
            answer = apart(lambda: checked(folder))[1] or {"broken": "unopenable"}
            found = answer.get("digest")
            if not found or found not in digests:
                what = answer.get("broken", "half")
                counts[what.split(":")[0]] += 1
                print(f"trial {trial}: {what}", flush=True)
                break
            slowest = max(slowest, answer["seconds"])
            counts["new" if found == digests[turn] else "old"] += 1
            counts["lost"] += bool(acknowledged) and found != acknowledged
            before = found
            if trial % 50 == 49:
                print(f"{door}: {trial + 1} kills so far, {dict(counts)}", flush=True)
        apart(lambda: become(folder, 3))
        counts["not cleaned"] = len(left_over(folder))
    print(
        f"{door}: {trials} kills: the old content {counts['old']} times, the new {counts['new']}; "
        f"{counts['acknowledged']} acknowledged, lost {counts['lost']}, half {counts['half']}, "
        f"unopenable {counts['unopenable']}; {counts['left over']} left something over, after the next writing "
        f"{counts['not cleaned']}; every byte read and served again within {slowest:.2f} s",
        flush=True,
    )
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description="kill -9 at random instants of an import.")
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--doors", nargs="+", choices=list(DOORS), default=list(DOORS))
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    warm()
    found = [run(door, asked.trials, asked.seed) for door in asked.doors]
    require(
        {
            f"{name} ({door})": counts[name]
            for door, counts in zip(asked.doors, found, strict=True)
            for name in ("old", "new", "acknowledged")
        }
    )
    sys.exit(any(counts[name] for counts in found for name in WORST))


if __name__ == "__main__":
    main()
