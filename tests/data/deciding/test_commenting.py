"""Comments at figures: each names nobody, is read by both audiences, and goes as it came."""

from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from data import changing, queries
from data.deciding import commenting, objectives
from data.generations import erased_list, store
from data.generations.store import Generation
from data.keeping import archives
from data.problems import Refused

SAID = "La soirée d’information a eu lieu deux semaines plus tard."
DAY = date(2026, 3, 2)


def current(folder: Path) -> Generation:
    generation = store.current(folder)
    assert generation is not None
    return generation


def read(folder: Path, audience: str) -> list[tuple[object, ...]]:
    """Figure, class, day and sentence of each comment that the audience reads."""
    said = queries.records(current(folder), audience, "remark")
    return [(row["figure"], row["cohort"], str(row["written_on"])[:10], row["sentence"]) for row in said]


def remarks(*rows: tuple[object, object, object, object]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["figure", "cohort", "written_on", "sentence"])


def test_a_comment_is_read_by_both_changed_the_same_day_and_erased(folder: Path) -> None:
    commenting.write(folder, "pairs", "X20", DAY, f" {SAID} ")
    assert read(folder, "board") == read(folder, "coordinator") == [("pairs", "X20", "2026-03-02", SAID)]
    assert commenting.write(folder, "pairs", "X20", DAY, SAID) is None  # as it was
    commenting.write(folder, "pairs", "X20", DAY, "Autrement dit.")
    commenting.write(folder, "pairs", "X20", DAY + timedelta(1), SAID)
    # The latest first.
    assert [sentence for *_, sentence in read(folder, "board")] == [SAID, "Autrement dit."]
    commenting.write(folder, "pairs", "X20", DAY, "  ")
    assert [sentence for *_, sentence in read(folder, "board")] == [SAID]
    assert commenting.write(folder, "sectors", "X20", DAY, "") is None


def test_comments_as_the_page_of_targets_holds_them_are_kept_beside_a_new_target(folder: Path) -> None:
    commenting.write(folder, "pairs", "X20", DAY, SAID)
    aims = pd.DataFrame([("X20", "pairs", 5)], columns=["cohort", "metric", "value"])
    held = queries.rows(current(folder), "coordinator", "remark")
    objectives.keep(folder, aims, pd.DataFrame(columns=["happened_on", "label"]), remarks=held)
    assert read(folder, "board") == [("pairs", "X20", "2026-03-02", SAID)]


def test_a_comment_is_taken_back_and_survives_an_import_a_backup_and_other_decisions(
    folder: Path, exports: Path, tmp_path: Path
) -> None:
    commenting.write(folder, "fan", "X21", DAY, SAID)  # of a class that is still to come
    changing.undo(folder)
    assert read(folder, "board") == []
    commenting.write(folder, "fan", "X21", DAY, SAID)
    changing.import_exports(folder, [exports])
    objectives.keep(
        folder,
        pd.DataFrame(columns=["cohort", "metric", "value"]),
        pd.DataFrame(columns=["happened_on", "label"]),
    )
    archives.backup(folder, tmp_path / "kept.zip")
    commenting.write(folder, "fan", "X21", DAY, "")
    archives.restore(folder, tmp_path / "kept.zip")
    assert read(folder, "board") == [("fan", "X21", "2026-03-02", SAID)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ((None, "X20", DAY, SAID), "A comment needs a figure."),
        (("queue", "X20", DAY, SAID), "The board does not see this figure."),
        (("pairs", "2020", DAY, SAID), "This is not a class."),
        (("pairs", "X20", None, SAID), "A comment needs its day."),
        (("pairs", "X20", date(2100, 1, 1), SAID), "This day is still to come."),
        (("pairs", "X20", DAY, " "), "A comment needs a sentence."),
        (("pairs", "X20", DAY, "mot " * 51), "This comment is too long."),
        (
            ("pairs", "X20", DAY, "Merci à Camille Durand."),
            "This comment holds what looks like a name, an address or a number.",
        ),
        (
            ("pairs", "X20", DAY, "Écrire à camille@exemple.org"),
            "This comment holds what looks like a name, an address or a number.",
        ),
    ],
)
def test_a_comment_that_the_board_may_not_read_is_refused_and_nothing_changes(
    row: tuple[object, object, object, object], reason: str, folder: Path
) -> None:
    none = pd.DataFrame()
    with pytest.raises(Refused) as refused:
        objectives.keep(folder, none, none, remarks=remarks((None, None, None, None), row))
    assert [(problem.reason, problem.line) for problem in refused.value.problems] == [(reason, 2)]
    assert current(folder).number == 1


def test_two_comments_of_one_day_at_a_figure_are_refused(folder: Path) -> None:
    none, today = pd.DataFrame(), erased_list.today()
    with pytest.raises(Refused) as refused:
        objectives.keep(
            folder,
            none,
            none,
            remarks=remarks(("pairs", "X20", today, SAID), ("pairs", "X20", today, "Autre.")),
        )
    assert [problem.line for problem in refused.value.problems] == [2]
    with pytest.raises(Refused, match="looks like a name"):
        commenting.write(folder, "pairs", "X20", DAY, "Voir Camille Durand.")
