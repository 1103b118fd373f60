"""What the command line says of an import, when much is wrong with it for one reason."""

from analytics.language.texts import translator
from data.problems import Problem
from data.telling import imports

EN = translator("en")


def empty(line: int, column: str = "applied_on") -> Problem:
    return Problem("This cell is empty.", "Fill it in, or remove the row.", "a.csv", line, column)


def test_few_problems_are_told_one_by_one() -> None:
    said = [*imports.sentences([empty(line) for line in range(2, 22)], EN)]
    assert len(said) == imports.MOST_SHOWN
    assert said[0] == "a.csv, line 2, column applied_on: This cell is empty. Fill it in, or remove the row."


def test_of_many_each_reason_is_told_with_its_first_rows_and_the_number_of_the_others() -> None:
    said = [*imports.sentences([*map(empty, range(2, 502)), empty(7, "cohort")], EN)]
    assert [line.split(":")[0] for line in said] == [
        "a.csv, line 2, column applied_on",
        "a.csv, line 3, column applied_on",
        "a.csv, line 4, column applied_on",
        "  … and 497 more rows for the same reason.",
        "a.csv, line 7, column cohort",
    ]


def test_of_too_many_reasons_the_number_of_those_left_out_is_told() -> None:
    said = [*imports.sentences([empty(line, f"column {line}") for line in range(2, 27)], EN)]
    assert len(said) == imports.MOST_SHOWN + 1
    assert said[-1] == "… and 5 more problems."
