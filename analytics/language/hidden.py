"""A hidden count as Python code meets it: a value of its own, which no computation turns into a number."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, eq=False)
class Hidden:
    """A count that the board may not see, or what was computed from one.

    `below` is the number that a count of persons is under; None for anything else. Sums, differences and rates made
    with it are hidden too, and no comparison with it holds, so that it can be neither added up nor drawn by accident.
    It is no float, which pandas would take for a missing one. `analytics.language.formats` writes it as “fewer than
    8”, or as “hidden”.
    """

    below: int | None = None

    def _computed(self, *_: Any) -> "Hidden":
        return Hidden()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _computed
    __neg__ = __abs__ = __round__ = _computed

    def _unknown(self, _: object) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _unknown

    def __str__(self) -> str:
        """As it is written where there is no language: in the answers of the command line."""
        return "hidden"


class About(float):
    """A count that was rounded for the board, so that a sentence says “about 15” (`analytics.language.texts`).

    What is added to it, or taken off it, is rounded as well; what it is divided by is not said to be.
    """

    def __add__(self, other: Any) -> Any:
        return other + Hidden() if isinstance(other, Hidden) else About(float(self) + other)

    __radd__ = __add__

    def __sub__(self, other: Any) -> Any:
        return Hidden() if isinstance(other, Hidden) else About(float(self) - other)

    def __rsub__(self, other: Any) -> Any:
        return About(other - float(self))

    def __neg__(self) -> "About":
        return About(-float(self))

    def __abs__(self) -> "About":
        return About(abs(float(self)))
