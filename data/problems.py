"""What is wrong with what the user gave, in words that say what, where, why and what to do."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from analytics.language.messages import message

if TYPE_CHECKING:
    from analytics.language.texts import Translator

UNCHANGED = message("Nothing was changed.")
UNFINISHED = message(
    "The erasure is decided and on its list, but not carried out: the next import, erasure or start finishes it."
)
PUBLISHED = message("It was published all the same; only what comes after it was not done.")
HALF_RESTORED = message(
    "The key, lists and log of the backup are in place, its rows are not: restore it again."
)


TEXTS = ("table", "meant")  # values of a problem that are texts of the catalogue


@dataclass(frozen=True)
class Problem:
    """One defect. `reason` and `remedy` are English source strings of the catalogue, `values` fills them.

    The values of TEXTS are themselves texts of the catalogue, and so is each of a list. `asks`: what a person may say
    about it (`data.intake.answers`).
    """

    reason: str
    remedy: str = ""
    file: str = ""
    line: int | None = None
    column: str = ""
    value: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, t: "Translator") -> str:
        """The defect in the language of `t`, on one line: place, value, reason, remedy."""
        place, value = self.place(t), t("“{value}”", value=self.value[:80]) if self.value else ""
        return " ".join(
            part for part in (t("{place}:", place=place) if place else "", value, *self.words(t)) if part
        )

    def place(self, t: "Translator") -> str:
        """Where the defect stands: file, line, column, as far as they are known."""
        place = [self.file] if self.file else []
        if self.line is not None:
            place.append(t("line {line}", line=str(self.line)))
        if self.column:
            place.append(t("column {column}", column=self.column))
        return ", ".join(place)

    def words(self, t: "Translator") -> tuple[str, str]:
        """What is wrong and what to do, in the language of `t`; the second may be empty."""
        values = {name: _spoken(name, value, t) for name, value in self.values.items()}
        return t(self.reason, **values), t(self.remedy, **values) if self.remedy else ""


def _spoken(name: str, value: Any, t: "Translator") -> Any:
    if isinstance(value, list | tuple):
        return ", ".join(t(part) for part in value)
    return t(value) if name in TEXTS and value else value


class Refused(Exception):
    """The request cannot be carried out as it stands. `way_out` says what else could be asked.

    Nothing was changed, unless `state_of` says otherwise.
    """

    def __init__(self, problems: Sequence[Problem], way_out: Problem | None = None) -> None:
        super().__init__(problems[0].reason)
        self.problems = list(problems)
        self.way_out = way_out


def refusal(reason: str, remedy: str = "", file: str = "", **values: str | int) -> Refused:
    """A refusal for one reason that has no line or column."""
    return Refused([Problem(reason, remedy, file=file, values=values)])


@contextmanager
def saying(state: str) -> Iterator[None]:
    """What goes wrong inside leaves things in that `state`, a text of the catalogue, unless it says so itself."""
    try:
        yield
    except BaseException as error:
        error.__dict__.setdefault("state", state)
        raise


def state_of(error: BaseException) -> str:
    """How things stand after the error, a text of the catalogue: nothing was changed, unless `saying` said it."""
    return str(error.__dict__.get("state", UNCHANGED))
