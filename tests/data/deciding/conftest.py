"""A store that each test may change."""

import shutil
from pathlib import Path

import pytest

from data.generations import store
from tests.data.conftest import Imported, written


@pytest.fixture
def folder(imported: Imported, tmp_path: Path) -> Path:
    """The dozen people: C7 waits, C4 and C5 have a pair under way; mentors M1 (once, for the X19), M2 (twice), M3, M4."""
    return Path(shutil.copytree(imported("dozen", written), tmp_path / "home" / store.PROGRAMME))
