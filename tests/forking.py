"""The command line, each verb in a process of its own, forked from one that has loaded what verbs work with.

That is a second less a verb than an interpreter which begins. `test_command_line.py` and `test_launcher.py` start real ones.
"""

import os
import runpy
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType

PROJECT = Path(__file__).resolve().parents[1]
LOADED = [
    "tests.as_a_file",
    "plotly.graph_objects",
    "data.changing",
    "data.rights.retention",
    "data.keeping.doctor",
    "data.keeping.reporting",
]
LONGEST = 600  # seconds for a verb on a busy machine

_forks = get_context("forkserver")
_forks.set_forkserver_preload(LOADED)


def manage(
    words: tuple[str, ...], env: Mapping[str, str], typed: str = ""
) -> subprocess.CompletedProcess[str]:
    """What `manage.py WORDS` prints and how it ends, in this environment alone, `typed` being its standard input."""
    with tempfile.TemporaryDirectory() as room:
        places = [Path(room, name) for name in ("in", "out", "err")]
        for place in places:
            place.write_text(typed if place.name == "in" else "", encoding="utf-8")
        verb = _forks.Process(target=_run, args=(words, dict(env), [str(place) for place in places]))
        main = sys.modules["__main__"]
        sys.modules["__main__"] = ModuleType("__main__")  # a page that a test opened would be run
        try:
            verb.start()
        finally:
            sys.modules["__main__"] = main
        verb.join(LONGEST)
        if verb.exitcode is None:
            verb.kill()
            raise subprocess.TimeoutExpired(words, LONGEST)
        _, out, err = (place.read_text(encoding="utf-8") for place in places)
        return subprocess.CompletedProcess(words, verb.exitcode, out, err)


def _run(words: tuple[str, ...], env: dict[str, str], places: list[str]) -> None:
    for descriptor, place in enumerate(places):
        os.dup2(os.open(place, os.O_RDWR), descriptor)
    sys.stdin, sys.stdout, sys.stderr = (
        os.fdopen(descriptor, "w" if descriptor else "r", encoding="utf-8", closefd=False)
        for descriptor in range(3)
    )
    os.environ.clear()
    os.environ.update(env)
    os.chdir(PROJECT)
    sys.argv = ["manage.py", *words]
    runpy.run_path("manage.py", run_name="__main__")
