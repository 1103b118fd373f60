"""Who waits and who has a place: what a proposal is made of, for the coordinator alone."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.language import labels
from analytics.language.texts import translator
from analytics.pairing import proposing
from data import changing, queries
from data.generations import store


def test_who_waits_and_who_has_a_place_are_for_the_coordinator_alone(generation: store.Generation) -> None:
    """C7 wishes nothing in particular; M4 has a place and no student, M2 and M3 of the X20 have one each and are full."""
    waiting = {
        row["application_id"]: row for row in queries.records(generation, "coordinator", "waiting_list")
    }
    assert list(waiting) == ["C7"]
    assert (waiting["C7"]["possible_mentors"], waiting["C7"]["reason"], waiting["C7"]["maturity"]) == (
        1,
        "placement",
        2,
    )
    free = queries.records(generation, "coordinator", "free_place")
    assert [(row["cohort"], row["mentor_id"], row["places"], row["students"]) for row in free] == [
        ("X19", "M2", 1, 1),
        ("X20", "M4", 1, 0),
    ]
    for name in ("waiting_list", "free_place", "stalled_pair"):
        assert queries.records(generation, "board", name) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_proposed_pairs_are_a_file_that_the_import_takes_once_their_day_is_there(
    language: str, filled_store: Path, tmp_path: Path
) -> None:
    proposed = pd.DataFrame({"application_id": ["C7"], "mentor_id": ["M4"], "reasons": ["premier vœu"]})
    file = tmp_path / "pairs.csv"
    content = labels.export_csv(proposing.as_export(proposed), translator(language)).decode("utf-8-sig")
    assert content.strip().endswith(("C7;M4;", "C7,M4,"))
    file.write_text(content.strip() + "30/09/2021\n", encoding="utf-8")
    outcome = changing.import_exports(filled_store, [file])
    assert (outcome.before["X20"]["counted_pairs"], outcome.after["X20"]["counted_pairs"]) == (2, 3)
