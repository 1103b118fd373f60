"""The tests of a package on one mutant after the other, in a copy of the project, each in a process of its own.

The libraries are loaded once, before the processes part: a trial costs what its tests do. The tests that killed the
mutants before run first, and the first failure ends a trial.
"""

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from benchmarks.mutants.mutations import Mutant

LIBRARIES = ("babel", "duckdb", "hypothesis", "numpy", "openpyxl", "pandas", "plotly.graph_objects", "pyarrow",
             "python_calamine", "scipy.optimize", "scipy.sparse.csgraph", "scipy.stats", "simplemma")  # fmt: skip
LONGEST = 900  # seconds of the clock, for what waits without computing
SPARE, TIMES = 20, 4  # seconds of the processor beside so many times those of the tests without a change


@dataclass
class Ground:
    """A copy of the project in `folder`, one file of which is changed at a time; what killed the mutants of each."""

    folder: Path
    tests: Sequence[str]
    limit: int = LONGEST
    killers: dict[str, Counter[str]] = field(default_factory=dict)

    def prove(self) -> float:
        """Runs the tests without a change, which must pass; seconds of the processor that they take."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        code, by = self._run("")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if code != 0:
            raise RuntimeError(f"without any change, the tests end with {code}: {by}")
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        self.limit = SPARE + int(TIMES * seconds)
        return seconds

    def try_out(self, mutant: Mutant) -> str:
        """What noticed the change: the name of a test, "time" or "import"; empty when nothing did."""
        file = self.folder / mutant.path
        kept, text = file.stat(), file.read_text(encoding="utf-8")
        file.write_text(mutant.applied(text), encoding="utf-8")
        try:
            code, by = self._run(mutant.path)
        finally:
            file.write_text(text, encoding="utf-8")
            os.utime(
                file, ns=(kept.st_atime_ns, kept.st_mtime_ns)
            )  # what Python compiled of it is right again
        if code == 0:
            return ""
        by = by or ("time" if code < 0 else "import")
        self.killers.setdefault(mutant.path, Counter())[by] += 1
        return by

    def _run(self, path: str) -> tuple[int, str]:
        """The status of pytest and the test that failed; a negative status for a process that had to be stopped."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self._test(path, writer)
        os.close(writer)
        limit = time.monotonic() + LONGEST
        while not (ended := os.waitpid(child, os.WNOHANG))[0]:
            if time.monotonic() > limit:
                os.killpg(child, signal.SIGKILL)
            time.sleep(0.02)
        with os.fdopen(reader, "rb") as pipe:
            return os.waitstatus_to_exitcode(ended[1]), pipe.read().decode()

    def _test(self, path: str, report: int) -> None:
        """Runs the tests in this process, and ends it."""
        code = 3
        try:
            os.setpgid(0, 0)
            resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit + 5))
            signal.signal(signal.SIGXCPU, signal.SIG_DFL)
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            os.chdir(self.folder)
            sys.path[:] = [
                str(self.folder),
                *(part for part in sys.path if part not in ("", os.environ["PWD"])),
            ]
            sys.dont_write_bytecode = bool(path)
            for name in [name for name in sys.modules if name.split(".")[0] in ("benchmarks", "tests")]:
                del sys.modules[name]
            watch = _Watch(self.killers.get(path, Counter()), report)
            code = int(
                pytest.main(["-x", "-q", "-m", "not soak and not browser", *self.tests], plugins=[watch])
            )
        finally:
            os._exit(code)


class _Watch:
    """Puts the tests in order of what they killed, and tells which one fails."""

    def __init__(self, killers: Counter[str], report: int) -> None:
        self.killers, self.report = killers, report

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items.sort(key=lambda item: -self.killers[item.nodeid])

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            os.write(self.report, report.nodeid.encode())


def ground(project: Path, folder: Path, tests: Sequence[str]) -> Ground:
    """A copy of the files of the project that git knows or would take."""
    command = ["git", "ls-files", "-co", "--exclude-standard"]
    listed = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    for name in listed.stdout.splitlines():
        if (project / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)
    for library in LIBRARIES:
        __import__(library)
    return Ground(folder, tests)
