"""What an import did or would do, in words: the lines that the command line prints and the page shows."""

from collections.abc import Iterator, Sequence
from typing import Any

from analytics.language import labels
from analytics.language.texts import Translator, message
from data.changing import Outcome
from data.contract import TITLES
from data.problems import Problem, Refused

MOST_SHOWN = 20  # problems that are listed one by one, and reasons that are listed at all
FIRST = 3  # rows named for one reason, when there are more problems


def outcome(outcome: Outcome, t: Translator, is_dry_run: bool = False) -> Iterator[str]:
    """What was read, what changed per cohort, and where it is now."""
    for item in outcome.inputs:
        yield t(
            "{file}: {n} row read ({table}).",
            "{file}: {n} rows read ({table}).",
            n=item.rows,
            file=item.file,
            table=t(TITLES[item.table]),
        )
        if item.ignored:
            yield "  " + t("Columns left aside: {columns}.", columns=", ".join(item.ignored))
    for label, problems in (
        (message("Set aside: {problem}"), [problem for row in outcome.aside for problem in row.problems]),
        (message("Worth a look: {problem}"), outcome.warnings),
    ):
        yield from (t(label, problem=sentence) for sentence in sentences(problems, t))
    for cohort, counts in changed_counts(outcome).items():
        changes = [_change(name, before, after, t) for name, (before, after) in counts.items()]
        yield f"{t('{place}:', place=cohort)} {', '.join(changes)}"
    if is_dry_run:
        yield t("Dry run: nothing was changed.")
    elif outcome.generation is None:
        yield t("The store already held all of this: nothing was changed.")
    else:
        yield t("Published as generation {number}.", number=str(outcome.generation))


def sentences(problems: Sequence[Problem], t: Translator) -> Iterator[str]:
    """The problems one by one; where they are many, the first rows of each reason and how many more have the same."""
    if len(problems) <= MOST_SHOWN:
        yield from (problem.sentence(t) for problem in problems)
        return
    alike: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((*problem.words(t), problem.file, problem.column), []).append(problem)
    for same in [*alike.values()][:MOST_SHOWN]:
        yield from (problem.sentence(t) for problem in same[:FIRST])
        if more := len(same[FIRST:]):
            reasons = "… and {n} more row for the same reason.", "… and {n} more rows for the same reason."
            yield "  " + t(*reasons, n=more)
    if more := len([*alike][MOST_SHOWN:]):
        yield t("… and {n} more problem.", "… and {n} more problems.", n=more)


def changed_counts(outcome: Outcome) -> dict[str, dict[str, tuple[int | None, int | None]]]:
    """Cohort → count by its name → its values before and after, for the counts that an import changes and no others."""
    counts = {
        cohort: {
            name: (outcome.before.get(cohort, {}).get(name), after)
            for name, after in values.items()
            if after != outcome.before.get(cohort, {}).get(name)
        }
        for cohort, values in outcome.after.items()
    }
    return {cohort: changed for cohort, changed in counts.items() if changed}


def refused(refused: Refused, t: Translator) -> dict[str, Any]:
    """Why an import was refused, as plain values for JSON: each problem with its place, its words and what it asks."""
    return {
        "status": "refused",
        "problems": [
            {
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "reason": problem.words(t)[0],
                "remedy": problem.words(t)[1],
                "asks": problem.values.get("asks", ""),
            }
            for problem in [*refused.problems, *([refused.way_out] if refused.way_out else [])]
        ],
    }


def _change(name: str, before: int | None, after: int | None, t: Translator) -> str:
    label = labels.name(name, t).lower()
    if before is None:
        return t("{label} {n}", label=label, n=after)
    return t("{label} {before} → {after}", label=label, before=before, after=after)
