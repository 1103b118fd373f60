"""Work in a process of its own: its steps are told, its end is kept, and what stops it is said where it is looked at."""

import os
import signal
import subprocess
import time
from functools import partial
from pathlib import Path

import pytest

from data import background, changing
from data.generations import store
from data.problems import Refused


def test_a_work_tells_its_steps_then_what_came_of_it(exports: Path, store_folder: Path) -> None:
    work = background.publish(
        store_folder, partial(changing.import_exports, store_folder, [exports]), "somebody"
    )
    assert background.under_way(store_folder) is work
    assert background.under_way(store_folder.parent / "other") is None
    outcome = work.result()
    assert outcome.generation == 1
    assert work.step == changing.STEPS[-1]
    assert background.under_way(store_folder) is None
    assert "somebody" in (store_folder / "audit.jsonl").read_text()


def test_what_is_refused_there_is_refused_here_in_the_same_words(exports: Path, store_folder: Path) -> None:
    with store.writing(store_folder):
        work = background.started(partial(changing.import_exports, store_folder, [exports]))
        with pytest.raises(Refused) as refused:
            work.result()
    assert "since" in refused.value.problems[0].reason


def test_an_unexpected_error_is_told_without_its_message(
    store_folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    work = background.started(partial(changing.import_exports, store_folder, ["not a path, but Martin"]))
    with pytest.raises(RuntimeError):
        work.result()
    told = capfd.readouterr().err
    assert "AttributeError" in told
    assert "changing.py" in told
    assert "Martin" not in told


def test_a_work_that_is_killed_leaves_nothing_and_says_so(exports: Path, store_folder: Path) -> None:
    work = background.publish(store_folder, partial(changing.import_exports, store_folder, [exports]))
    while not work.step:
        time.sleep(0.01)
    children = subprocess.run(
        ["pgrep", "-P", str(os.getpid()), "-f", "data.background"], capture_output=True, text=True
    )
    os.kill(int(children.stdout.split()[0]), signal.SIGKILL)
    with pytest.raises(Refused) as refused:
        work.result()
    assert refused.value.problems[0].reason == "The work was interrupted."
    assert store.current(store_folder) is None
