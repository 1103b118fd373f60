"""Files sent through the page: a private folder, harmless names, nothing left behind."""

import os
import stat
import time
from pathlib import Path

import pytest

from data.intake import uploads


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))


def test_only_this_user_may_look_at_what_was_sent() -> None:
    room = uploads.waiting_room()
    path = uploads.keep(Path(room.name), "candidatures.csv", b"x")
    assert path.read_bytes() == b"x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_folder_goes_away_with_whoever_held_it() -> None:
    room = uploads.waiting_room()
    folder = Path(room.name)
    uploads.keep(folder, "candidatures.csv", b"x")
    del room
    assert not folder.exists()


def test_what_a_killed_process_left_a_day_ago_is_removed(tmp_path: Path) -> None:
    left, recent = tmp_path / "uploads" / "import-left", tmp_path / "uploads" / "import-recent"
    for folder in (left, recent):
        folder.mkdir(parents=True)
        (folder / "candidatures.csv").write_text("x")
    two_days_ago = time.time() - 2 * 24 * 3600
    os.utime(left, (two_days_ago, two_days_ago))
    uploads.waiting_room()
    assert not left.exists()
    assert recent.exists()


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Candidatures été (2).csv", "Candidatures été (2).csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\exports\\mentors.xlsx", "mentors.xlsx"),
        ("..csv", "csv"),
        ("![x](http://a.b/c.png).csv", "c.png).csv"),
        ("a\x00b\nc.csv", "a_b_c.csv"),
        (".", "export"),
        ("", "export"),
        ("é" * 300 + ".csv", "é" * 80 + ".csv"),
    ],
)
def test_a_name_is_made_harmless(sent: str, kept: str) -> None:
    assert uploads.harmless(sent) == kept
