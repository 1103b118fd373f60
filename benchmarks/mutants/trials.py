"""The tests of a package on one mutant after the other: quickly, each in a process that parts when all is imported.

The parting process takes the changed text in place of the module, or of the file of SQL, and runs the tests until one
fails, first those that killed before. What survives may have been seen by a process that the tests started, or by what
was computed at an import: it is tried again in a copy of the project, from the start.
"""

import importlib
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import pytest
from _pytest.runner import runtestprotocol

from benchmarks.mutants.mutations import Mutant

OURS = ("analytics", "data", "pages", "tests", "benchmarks")
SPARE, TIMES = 20, 4  # seconds of the processor beside so many times those of the tests without a change
LONGEST = 900  # seconds of the clock, for what waits without computing
USUAL = ["-x", "-q", "-m", "not soak and not browser", "-p", "no:randomly"]


@dataclass
class Quick:
    """A plugin of pytest that, in place of running the tests, runs them on each mutant; `told` hears what killed it."""

    project: Path
    mutants: Sequence[Mutant]
    told: Callable[[Mutant, str], None]
    limit: int = LONGEST
    killers: dict[str, Counter[str]] = field(default_factory=dict)
    is_neutral: dict[str, bool] = field(default_factory=dict)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        if session.testsfailed or not session.items:
            raise session.Interrupted("the tests cannot be collected")
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        if failed := self._ended(session, None, ""):
            raise session.Interrupted(f"without any change, this fails: {failed}")
        self.limit = SPARE + int(TIMES * (resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before))
        for mutant in self.mutants:
            text = (self.project / mutant.path).read_text(encoding="utf-8")
            if self._is_neutral(session, mutant, text):
                by = self._ended(session, mutant, mutant.applied(text))
                self.told(mutant, by)
                self.killers.setdefault(mutant.path, Counter())[by] += 1
            else:
                self.told(mutant, "")
        return True

    def _is_neutral(self, session: pytest.Session, mutant: Mutant, text: str) -> bool:
        """Whether taking the module again, unchanged, fails no test; where classes are defined, it may."""
        if mutant.path not in self.is_neutral:
            may_not = mutant.path.endswith(".py") and "\nclass " in text
            self.is_neutral[mutant.path] = not (may_not and self._ended(session, mutant, text))
        return self.is_neutral[mutant.path]

    def _ended(self, session: pytest.Session, mutant: Mutant | None, text: str) -> str:
        """The test that failed, "import" or "time"; empty when all pass."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            self._run(session, mutant, text, writer)
        os.close(writer)
        limit = time.monotonic() + LONGEST
        while not (ended := os.waitpid(child, os.WNOHANG))[0]:
            if time.monotonic() > limit:
                os.killpg(child, signal.SIGKILL)
            time.sleep(0.01)
        with os.fdopen(reader) as pipe:
            return pipe.read() or ("time" if ended[1] else "")

    def _run(self, session: pytest.Session, mutant: Mutant | None, text: str, report: int) -> NoReturn:
        """Runs the tests in this process until one fails, says which, and ends it."""
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (self.limit, self.limit + 5))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        try:
            if mutant:
                taken(self.project, mutant, text)
        except BaseException:
            os.write(report, b"import")
            os._exit(1)
        known = self.killers.get(mutant.path, Counter()) if mutant else Counter()
        items = sorted(session.items, key=lambda item: -known[item.nodeid])
        for item, following in zip(items, [*items[1:], None], strict=True):
            if any(result.failed for result in runtestprotocol(item, nextitem=following, log=False)):
                os.write(report, item.nodeid.encode())
                os._exit(1)
        os._exit(0)


def taken(project: Path, mutant: Mutant, text: str) -> None:
    """Takes that text for the file of the mutant, in this process, for good."""
    path = project / mutant.path
    if path.suffix != ".py":
        read = Path.read_text
        Path.read_text = lambda self, *a, **k: text if self == path else read(self, *a, **k)  # type: ignore[method-assign]
        for name in ("sql_text", "sql_files"):
            getattr(importlib.import_module("data.sql"), name).cache_clear()
        return
    module = importlib.import_module(
        mutant.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    )
    before = dict(vars(module))
    exec(compile(text, str(path), "exec"), vars(module))
    changed = {
        key: old for key, old in before.items() if not key.startswith("__") and vars(module)[key] is not old
    }
    news = {id(old): vars(module)[key] for key, old in changed.items() if callable(old)}
    for other in [
        other for name, other in sys.modules.items() if name.split(".")[0] in OURS and other is not module
    ]:
        for key, value in list(vars(other).items()):
            if id(value) in news:
                setattr(other, key, news[id(value)])
            elif key in changed and value is changed[key]:
                setattr(other, key, vars(module)[key])


def try_quickly(
    project: Path, mutants: Sequence[Mutant], tests: Sequence[str], told: Callable[[Mutant, str], None]
) -> None:
    """Tells what killed each mutant, in a process that parted from this one."""
    plugin: Any = Quick(project, mutants, told)
    status = pytest.main([*USUAL, "--capture=no", *tests], plugins=[plugin])
    if status != 0:
        raise RuntimeError(f"pytest ended with {status}")


def try_in_copy(copy: Path, mutant: Mutant, tests: Sequence[str]) -> str:
    """What killed the mutant in that copy of the project, from the start; empty when nothing did."""
    file = copy / mutant.path
    text = file.read_text(encoding="utf-8")
    file.write_text(mutant.applied(text), encoding="utf-8")
    try:
        run = subprocess.run(
            [sys.executable, "-B", "-m", "pytest", *USUAL, *tests],
            cwd=copy,
            capture_output=True,
            text=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "time"
    finally:
        file.write_text(text, encoding="utf-8")
    failed = [
        line.split(" ")[1] for line in run.stdout.splitlines() if line.startswith(("FAILED ", "ERROR "))
    ]
    return "" if run.returncode == 0 else (failed or ["import"])[0]
