"""What holds whatever is imported: again changes nothing, order does not count, parts make the whole, no row is lost."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data import changing
from tests.data.intake.taken import Taken, taken

few = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    database=None,
)
HEADERS = {
    "candidatures": ["Identifiant", "Promotion", "Date de candidature"],
    "mentors": ["Identifiant", "Promo"],
    "binomes": ["Élève", "Mentor", "Date de mise en relation"],
}
Rows = dict[str, list[list[str]]]

students = st.sampled_from([f"C{n}" for n in range(6)])
mentors = st.sampled_from([f"M{n}" for n in range(4)])
days = st.sampled_from(["20/09/2020", "21/09/2020", "15/11/2020", "31/02/2020", ""])
promotions = st.sampled_from(["X19", "X20", "X2O", "X45"])
anything = st.fixed_dictionaries(
    {
        "candidatures": st.lists(st.tuples(students, promotions, days).map(list), min_size=1, max_size=8),
        "mentors": st.lists(
            st.tuples(mentors, st.sampled_from(["X05", "X08", "X21", "huit"])).map(list),
            min_size=1,
            max_size=6,
        ),
        "binomes": st.lists(st.tuples(students, mentors, days).map(list), min_size=1, max_size=6),
    }
)
sound = st.fixed_dictionaries(
    {
        "candidatures": st.lists(students, min_size=1, unique=True).map(
            lambda found: [[student, "X19", "20/09/2020"] for student in found]
        ),
        "mentors": st.lists(mentors, min_size=1, unique=True).map(
            lambda found: [[mentor, "X05"] for mentor in found]
        ),
    }
)


def written(folder: Path, rows: Rows, prefix: str = "") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, found in rows.items():
        with (folder / f"{name}{prefix}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=";").writerows([HEADERS[name], *found])
    return folder


def read(home: Path, folder: Path) -> Taken:
    return taken(home / "programme", [folder])


@few
@given(anything)
def test_every_row_is_accepted_or_set_aside_and_named(rows: Rows) -> None:
    with TemporaryDirectory() as room:
        outcome = read(Path(room), written(Path(room) / "exports", rows))
    for item in outcome.inputs:
        aside = [row for row in outcome.aside if row.file == item.file]
        assert item.rows == item.accepted + len(aside) == len(rows[item.file.removesuffix(".csv")])
        assert all(row.problems for row in aside)
        for row in aside:
            assert list(row.cells) == rows[item.file.removesuffix(".csv")][row.line - 2]


@few
@given(anything, st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_count(rows: Rows, chance: object) -> None:
    shuffled = {name: chance.sample(found, len(found)) for name, found in rows.items()}  # type: ignore[attr-defined]
    with TemporaryDirectory() as room:
        one = read(Path(room) / "1", written(Path(room) / "one", rows))
        other = read(Path(room) / "2", written(Path(room) / "other", shuffled))
    assert one.tables == other.tables
    assert sorted(map(str, (row.cells for row in one.aside))) == sorted(
        map(str, (row.cells for row in other.aside))
    )


@few
@given(sound, st.integers(0, 6), st.integers(0, 6))
def test_files_that_overlap_make_their_union(rows: Rows, first: int, second: int) -> None:
    low, high = sorted((first, second))
    parts = [
        {name: found[:high] for name, found in rows.items()},
        {name: found[low:] for name, found in rows.items()},
    ]
    with TemporaryDirectory() as room:
        whole = read(Path(room) / "1", written(Path(room) / "whole", rows))
        for place, part in enumerate(parts):
            written(Path(room) / "parts", part, f"-{place}")
        union = read(Path(room) / "2", Path(room) / "parts")
    assert union.tables == whole.tables
    assert not union.aside


def test_importing_again_what_was_set_aside_changes_nothing(tmp_path: Path) -> None:
    rows = {"mentors": [["M1", "X05"], ["M2", "X2O"]]}
    exports = written(tmp_path / "exports", rows)
    first = changing.import_exports(tmp_path / "programme", [exports], sets_aside=True)
    again = changing.import_exports(tmp_path / "programme", [exports], sets_aside=True)
    assert (first.generation, again.generation) == (1, None)
    assert again.digest == first.digest
    assert [row.line for row in again.aside] == [3]
