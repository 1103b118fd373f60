"""The rule of the board's counts: up to 7 hidden, the others rounded to 5, words of fewer than 5 authors left out.

The order is OpenSAFELY's (docs.opensafely.org, statistical disclosure control): hide, then round, then compute rates
from what is left. In frames, a hidden count is infinite (`HIDDEN`) and an absent one NaN, as absent counts are.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

HIDE_UP_TO = 7
ROUND_TO = 5
# Persons, before the counts that the board sees are renewed: a multiple of the rounding, for a count that so many have
# moved is rounded as before, and the difference tells nothing.
FEWEST_CHANGED = 3 * ROUND_TO
HIDDEN = math.inf

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Interval:
    """The least and the greatest value that a count may have, both included; infinite where nothing bounds it."""

    low: float
    high: float


@dataclass(frozen=True)
class Rule:
    """Counts of `hide_up_to` or fewer are hidden, the others rounded to the nearest multiple of `round_to`."""

    hide_up_to: int = HIDE_UP_TO
    round_to: int = ROUND_TO

    @property
    def below(self) -> int:
        """Every hidden count is under this one: 8."""
        return self.hide_up_to + 1

    @property
    def edge(self) -> float:
        """Where hidden counts end, for those that are sums of shares of persons: where 7 and 8 persons part, 7.5.

        So near 8, a later count that is rounded up would tell which of the two it was.
        """
        return self.hide_up_to + 0.5

    @property
    def middle(self) -> int:
        """What a hidden count stands for in a total: the middle of what it may be."""
        return self.hide_up_to // 2

    def rounded(self, counts: npt.ArrayLike) -> Counts:
        """Each count to the nearest multiple of `round_to`, halves away from zero; NaN stays."""
        exact = np.asarray(counts, dtype=np.float64)
        return np.asarray(
            np.copysign(np.floor(np.abs(exact) / self.round_to + 0.5) * self.round_to, exact) + 0.0
        )

    def shown(self, counts: npt.ArrayLike) -> Counts:
        """What the board sees of counts: HIDDEN for small ones and zeros, else rounded; NaN stays."""
        exact = np.asarray(counts, dtype=np.float64)
        return np.where(np.abs(exact) < self.edge, HIDDEN, self.rounded(exact))

    def words(self, authors: npt.ArrayLike) -> Counts:
        """What the board sees of the authors of a word, FEWEST_AUTHORS at least: rounded, and never to 0."""
        return np.maximum(self.rounded(authors), self.round_to)

    def stand_in(self, shown: npt.ArrayLike) -> Counts:
        """Shown counts with `middle` in place of what is hidden, to add up a total that tells nothing more."""
        published = np.asarray(shown, dtype=np.float64)
        return np.where(np.isinf(published), self.middle, published)

    def interval(self, shown: float, is_whole: bool = True) -> Interval:
        """What a reader who knows the rule deduces of one count, not negative, from what is shown of it."""
        if math.isnan(shown):
            return Interval(0, math.inf)
        if math.isinf(shown):
            return Interval(0, self.hide_up_to if is_whole else self.edge)
        low, high = max(shown - self.round_to / 2, self.edge), shown + self.round_to / 2
        return Interval(math.ceil(low), math.ceil(high) - 1) if is_whole else Interval(low, high)


def rule_of(settings: Mapping[str, str]) -> Rule:
    """The rule with BINOMES_HIDE_UP_TO and BINOMES_ROUND_TO, which may only raise it.

    Raises ValueError, with the name of the setting and the least value it may take, for anything else.
    """
    least = {"BINOMES_HIDE_UP_TO": HIDE_UP_TO, "BINOMES_ROUND_TO": ROUND_TO}
    chosen = {}
    for name, lowest in least.items():
        setting = settings.get(name) or str(lowest)
        if not setting.isdecimal() or int(setting) < lowest:
            raise ValueError(name, lowest)
        chosen[name] = int(setting)
    return Rule(chosen["BINOMES_HIDE_UP_TO"], chosen["BINOMES_ROUND_TO"])
