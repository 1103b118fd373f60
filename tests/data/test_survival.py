"""The short form of the long trials (benchmarks/) on a small store; damage and switches only in `make soak`."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("kills", "--trials", "1", "--doors", "cli"),
        ("faults", "--every", "41", "--modes", "kill-before", "error-after"),
    ],
    ids=lambda words: words[0],
)
def test_a_short_trial_finds_nothing_lost_half_or_mixed(words: tuple[str, ...]) -> None:
    trial = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", f"benchmarks.{words[0]}", *words[1:]],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert trial.returncode == 0, f"{trial.stdout}\n{trial.stderr}"
