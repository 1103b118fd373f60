"""The calibration in small, with bars widened by two standard errors of 60 programmes."""

import numpy as np
import pytest

from benchmarks.calibration import summary, trials

WORLDS = 30


@pytest.mark.slow
def test_intervals_hold_what_they_promise_on_invented_programmes() -> None:
    known = summary(trials("plain", (5, 7), WORLDS, seed=31))
    error = np.sqrt(
        0.8 * 0.2 / (2 * WORLDS)
    )  # steps of one programme hang together: they do not count thrice
    for name in ("demand", "supply", "gap"):
        assert 0.75 - 2 * error < known[f"{name} cover"] < 0.85 + 2 * error, name
    assert abs(known["below supply median"] - 0.5) < 0.05 + 2 * 0.5 / np.sqrt(2 * WORLDS)
    assert known["still short"][0] < 0.13 + 2 * np.sqrt(0.1 * 0.9 / (2 * WORLDS))
    assert (known["brier m"] < known["brier n"] + 0.03).all()
