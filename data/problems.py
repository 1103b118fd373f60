"""What is wrong with what the user gave, in words that say what, where, why and what to do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from analytics.texts import Translator


@dataclass(frozen=True)
class Problem:
    """One defect. `reason` and `remedy` are English source strings of the catalogue, `values` fills them.

    The value named `table` is itself a text of the catalogue.
    """

    reason: str
    remedy: str = ""
    file: str = ""
    line: int | None = None
    column: str = ""
    value: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, t: Translator) -> str:
        """The defect in the language of `t`, on one line: place, value, reason, remedy."""
        place = [self.file] if self.file else []
        if self.line is not None:
            place.append(t("line {line}", line=str(self.line)))
        if self.column:
            place.append(t("column {column}", column=self.column))
        parts = [t("{place}:", place=", ".join(place))] if place else []
        if self.value:
            parts.append(t("“{value}”", value=self.value[:80]))
        values: dict[str, Any] = {
            name: t(value) if name == "table" else value for name, value in self.values.items()
        }
        parts.append(t(self.reason, **values))
        if self.remedy:
            parts.append(t(self.remedy, **values))
        return " ".join(parts)


class Refused(Exception):
    """The request cannot be carried out as it stands; nothing was changed."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(problems[0].reason)
        self.problems = list(problems)


def refusal(reason: str, remedy: str = "", file: str = "", **values: str | int) -> Refused:
    """A refusal for one reason that has no line or column."""
    return Refused([Problem(reason, remedy, file=file, values=values)])
