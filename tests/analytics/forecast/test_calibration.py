"""The calibration in small, with bars widened by two standard errors of so few programmes."""

import numpy as np
import pytest

from benchmarks.calibration import summary, trials


@pytest.mark.slow
@pytest.mark.parametrize("worlds", [10, pytest.param(30, marks=pytest.mark.soak)])
def test_intervals_hold_what_they_promise_on_invented_programmes(worlds: int) -> None:
    known = summary(trials("plain", (5, 7), worlds, seed=31))
    # Steps of one programme hang together: they do not count thrice.
    error = np.sqrt(0.8 * 0.2 / (2 * worlds))
    for name in ("demand", "supply", "gap"):
        assert 0.75 - 2 * error < known[f"{name} cover"] < 0.85 + 2 * error, name
    assert abs(known["below supply median"] - 0.5) < 0.05 + 2 * 0.5 / np.sqrt(2 * worlds)
    assert known["still short"][0] < 0.13 + 2 * np.sqrt(0.1 * 0.9 / (2 * worlds))
    assert (known["brier m"] < known["brier n"] + 0.03).all()
