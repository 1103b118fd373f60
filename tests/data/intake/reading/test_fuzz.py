"""Exports spoiled at random: the long trial is `python -m benchmarks.fuzz`, this is its beginning."""

from pathlib import Path

import pytest

from benchmarks import fuzz


@pytest.mark.slow
def test_spoiled_exports_neither_crash_nor_hang_nor_lose_a_row(tmp_path: Path) -> None:
    report = fuzz.trials(15, seed=20, home=tmp_path)
    assert report.defects == []
    assert report.verdicts.total() == 15
    assert len(report.verdicts) > 1
