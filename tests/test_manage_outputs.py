"""What a text of a file may do to who reads it: command no terminal, run in no spreadsheet."""

import pytest

from analytics.language.messages import printable
from analytics.language.spreadsheets import harmless


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("\x1b[31mrouge\x1b[0m", "[31mrouge[0m"),
        ("a\x07b\x08c\x7fd\x9be", "abcde"),
        ("abc\u202edef\u2066", "abcdef"),
        ("deux\nlignes\tet une tabulation", "deux\nlignes\tet une tabulation"),
        ("\rpar-dessus", "par-dessus"),
        ("élève, 🎓", "élève, 🎓"),
    ],
)
def test_what_is_printed_commands_nothing(written: str, printed: str) -> None:
    assert printable(written) == printed


@pytest.mark.parametrize("written", ["=1+1", "\x1b=1+1", "\t=1", "+1", "-1", "@a", "＝1"])
def test_no_cell_of_a_table_is_a_formula(written: str) -> None:
    assert str(harmless(written)).startswith("'")
    assert "\x1b" not in str(harmless(written))


@pytest.mark.parametrize("cell", [None, 3, 2.5, -4, "X20"])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell
