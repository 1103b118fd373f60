"""The short form of the long trials (benchmarks/): kills, faults, damage, switches, on a small store."""

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("kills", "--trials", "2", "--doors", "cli"),
        ("faults", "--every", "17", "--modes", "kill-before", "error-after"),
        ("damage", "--flips", "4"),
        ("switches", "--switches", "2", "--readers", "2", "--pairs", "1", "--undos", "2", "--backups", "1"),
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
