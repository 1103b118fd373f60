"""The short form of the trial of faults; kills, damage and switches, whose instants are random, only in `make soak`."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_no_listed_fault_loses_halves_or_mixes() -> None:
    words = ("benchmarks.faults", "--every", "83", "--modes", "kill-before", "error-after")
    trial = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", *words],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert trial.returncode == 0, f"{trial.stdout}\n{trial.stderr}"
