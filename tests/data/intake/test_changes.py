"""What an import does to rows already there, counted by hand."""

from pathlib import Path

import pytest

from data import changing
from data.intake.changes import Change

pytestmark = pytest.mark.usefixtures("without_figures")

HEADER = "Identifiant;Promotion;Date de candidature;Maturité;Secteurs souhaités\n"


def test_rows_are_new_or_correct_or_stand_twice_or_change_nothing(tmp_path: Path, store_folder: Path) -> None:
    first, second = tmp_path / "a" / "candidatures.csv", tmp_path / "b" / "candidatures.csv"
    for path in (first, second):
        path.parent.mkdir()
    first.write_text(
        HEADER + "C1;X20;14/09/2021;2;Data\nC2;X20;14/09/2021;2;Data\nC3;X20;14/09/2021;2;Data|Finance\n"
    )
    outcome = changing.import_exports(store_folder, [first])
    assert outcome.changes == {"application": Change(added=3, corrected=0, repeated=0)}
    second.write_text(
        HEADER
        + "C1;X20;14/09/2021;2;Data\n"  # the same as before
        + "C2;X20;14/09/2021;5;Data\n"  # another maturity
        + "C3;X20;14/09/2021;2;Finance|Data\n"  # the same wishes in another order
        + "C4;X20;15/09/2021;2;Data\n"  # new, and twice the same
        + "C4;X20;15/09/2021;2;Data\n"
        + "C5;X2O;15/09/2021;2;Data\n"  # set aside
    )
    outcome = changing.import_exports(store_folder, [second], is_dry_run=True, sets_aside=True)
    assert outcome.changes == {"application": Change(added=1, corrected=2, repeated=1)}
    (read,) = outcome.inputs
    assert (read.rows, read.accepted, len(outcome.aside)) == (6, 5, 1)
