"""What an import, or any other way to a new generation, did or would do."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from data.intake.changes import Change
from data.intake.setting_aside import AsideRow
from data.intake.staging import Input
from data.problems import Problem
from data.publish.building import Counts


@dataclass(frozen=True)
class Outcome:
    """What an import did or would do: counts per cohort before and after, and the digest of the content.

    `aside` are the rows that were not taken in, each with its reasons; in each file, read = accepted + set aside.
    Rows of persons who were erased are not among them: a warning counts these.
    """

    inputs: Sequence[Input]
    before: Counts
    after: Counts
    digest: str
    generation: int | None
    aside: Sequence[AsideRow] = ()
    warnings: Sequence[Problem] = ()
    # Per table, what becomes of the accepted rows.
    changes: Mapping[str, Change] = field(default_factory=dict)
    shrinks: Problem | None = None  # why it has to be confirmed: no row at all, or fewer than before

    def summary(self) -> dict[str, Any]:
        """What an import did, for JSON; of a row set aside, its place and what is wrong, not its cells."""
        places = [
            {"file": row.file, "line": row.line, "problems": [problem.reason for problem in row.problems]}
            for row in self.aside
        ]
        status = {"aside": places, "status": "unchanged" if self.generation is None else "published"}
        return asdict(replace(self, aside=())) | status
