"""A release: its version stands in one place, and the changelog tells it."""

import re
from pathlib import Path

from data import VERSION

PROJECT = Path(__file__).resolve().parents[1]


def test_the_changelog_tells_the_version_that_the_code_says() -> None:
    headings = re.findall(
        r"^## (\d+\.\d+\.\d+), ", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M
    )
    assert headings[0] == VERSION


def test_no_other_file_says_a_version_of_its_own() -> None:
    settings = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    assert not re.search(r"^version\s*=", settings, re.M)


def test_no_checkout_changes_a_line_end() -> None:
    """With those of Windows no shell reads ./binomes, and files made to be read byte by byte are others."""
    assert "* -text" in (PROJECT / ".gitattributes").read_text(encoding="utf-8").splitlines()
    assert b"\r" not in (PROJECT / "binomes").read_bytes()
