"""Files sent through the page: a private folder, harmless names, nothing left behind."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from data.intake import uploads
from data.problems import Refused


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))


def test_only_this_user_may_look_at_what_was_sent() -> None:
    room = uploads.waiting_room()
    path = uploads.keep(room.path, "candidatures.csv", b"x")
    assert path.read_bytes() == b"x"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    for folder in (path.parent, path.parent.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_folder_goes_away_with_whoever_held_it() -> None:
    room = uploads.waiting_room()
    folder = room.path
    uploads.keep(folder, "candidatures.csv", b"x")
    del room
    assert not folder.exists()


def test_what_a_killed_process_left_is_removed_and_what_is_held_is_not(tmp_path: Path) -> None:
    left = tmp_path / "uploads" / "import-left"
    left.mkdir(parents=True)
    (left / "candidatures.csv").write_text("x")
    (left / uploads.LOCK).touch()  # its holder is dead
    first, second = uploads.waiting_room(), uploads.waiting_room()
    assert uploads.rooms(tmp_path) == sorted([first.path, second.path])
    uploads.clear(tmp_path, is_held_too=True)
    assert uploads.rooms(tmp_path) == []


def test_a_room_of_another_process_stays_until_that_process_is_dead(tmp_path: Path) -> None:
    holder = "from data.intake import uploads; r = uploads.waiting_room(); print(r.path, flush=True); input()"
    with subprocess.Popen(
        [sys.executable, "-c", holder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        room = Path(other.stdout.readline().strip())
        uploads.clear(tmp_path)
        assert room.exists()
        other.kill()
    uploads.clear(tmp_path)
    assert not room.exists()


def test_a_visitor_cannot_fill_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_BYTES", 10)
    room = uploads.waiting_room()
    uploads.keep(room.path, "a.csv", b"12345")
    uploads.keep(room.path, "a.csv", b"1234567890")  # in its place
    with pytest.raises(Refused):
        uploads.keep(room.path, "b.csv", b"1")


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
