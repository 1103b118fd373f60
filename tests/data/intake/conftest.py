"""Files given as texts, sent to an empty store."""

from pathlib import Path

import pytest

from data import changing
from data.changing import Outcome
from data.intake.answers import Answers
from tests.data.intake.sending import Import


@pytest.fixture
def sent(store_folder: Path, tmp_path: Path) -> Import:
    """Imports files given as name=text into the store; what was said of them as Answers."""
    count = iter(range(100))

    def send(answers: Answers | None = None, sets_aside: bool = False, **texts: str) -> Outcome:
        folder = tmp_path / f"sent{next(count)}"
        folder.mkdir()
        for name, text in texts.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8-sig")
        return changing.import_exports(store_folder, [folder], answers=answers, sets_aside=sets_aside)

    return send
