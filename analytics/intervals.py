"""Intervals around shares and differences of shares, from counts."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Z_95 = 1.959963984540054


def wilson(successes: ArrayLike, trials: ArrayLike, z: float = Z_95) -> tuple[Array, Array]:
    """Lower and upper bound of a share, 95 % unless `z` is given; between 0 and 1 whatever the counts; NaN of none.

    Wilson (1927), Journal of the American Statistical Association 22, 209–212.
    """
    y, n = floats(successes), floats(trials)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = (y + z**2 / 2) / (n + z**2)
        half = z / (n + z**2) * np.sqrt(y * (n - y) / n + z**2 / 4)
    return np.clip(middle - half, 0, 1), np.clip(middle + half, 0, 1)


def newcombe(successes: Sequence[float], trials: Sequence[float]) -> tuple[float, float]:
    """The 95 % interval of the difference of two shares, the first minus the second, by Wilson's intervals of each.

    Newcombe (1998), Statistics in Medicine 17, 873–890, method 10.
    """
    first, second = np.asarray(successes, dtype=float) / np.asarray(trials, dtype=float)
    (low_1, low_2), (high_1, high_2) = wilson(successes, trials)
    return (
        float(first - second - np.hypot(first - low_1, high_2 - second)),
        float(first - second + np.hypot(high_1 - first, second - low_2)),
    )


def floats(values: ArrayLike) -> Array:
    """The values as an array of floats, of the same shape."""
    return np.asarray(values, dtype=float)
