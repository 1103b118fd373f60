"""A programme of a dozen people, counted by hand, as the exports that a coordinator would send."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from benchmarks import small
from benchmarks.gallery import programmes
from data import changing
from data.deciding import objectives
from data.generations import store
from data.intake.reading import sandbox
from data.publish import publishing
from tests.conftest import KeptStore
from tests.data.intake.taken import in_this_process

LONG_ENOUGH = 2 * 86_400  # seconds for which a generation is kept: a store may have been built this morning
APPLICATIONS = """Identifiant;Promotion;Date de candidature;Date de retrait;Recevable;Maturité;Secteurs souhaités;Motivation
C1;X19;20/09/2020;;oui;2;Énergie|Data;Je pense à l'énergie
C2;X19;21/09/2020;;oui;3;Finance;La finance m'attire
C3;X19;22/09/2020;01/10/2020;oui;3;Finance;
C4;X20;20/09/2021;;oui;1;Data;L'énergie et les données
C5;X20;21/09/2021;;oui;4;Sans préférence;Je ne sais pas
C6;X20;22/09/2021;;non;5;Data;Les données
C7;X20;23/09/2021;;;2;;
"""
MENTORS = """Identifiant;Promo;Secteur
M1;X03;Énergie
M2;X09;Finance
M3;X10;Data
M4;X10;
"""
VOLUNTEERS = """Mentor;Cohorte;Capacité;Date
M1;X19;1;01/09/2020
M2;X19;2;01/09/2020
M2;X20;1;01/09/2021
M3;X20;1;01/09/2021
M4;X20;1;02/09/2021
"""
PAIRINGS = """Élève;Mentor;Date de mise en relation;Date de fin;Motif
C1;M1;10/10/2020;10/04/2021;objectif atteint
C2;M2;11/10/2020;;
C4;M3;12/10/2021;;
C5;M2;13/10/2021;;
"""

Imported = Callable[[str, Callable[[Path], object]], Path]


def written(folder: Path) -> Path:
    """The four exports, candidatures, mentors, volontaires and binomes, written into `folder`."""
    folder.mkdir(exist_ok=True)
    for name, text in {
        "candidatures": APPLICATIONS,
        "mentors": MENTORS,
        "volontaires": VOLUNTEERS,
        "binomes": PAIRINGS,
    }.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


# Days of the autumn of the X20: between the second and the first, and the fourth and the third, too little changed for
# every count of the board to be renewed.
WEEKS = (date(2021, 10, 11), date(2021, 10, 18), date(2021, 11, 8), date(2021, 11, 15))


@pytest.fixture(autouse=True)
def reads_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Exports are opened in this process, not in one of their own, which costs as much as a sixth of an import.

    What is about that process takes it back: `intake/reading`, one test of
    `test_changing.py`, and all that other processes import.
    """
    monkeypatch.setattr(sandbox, "_run", in_this_process)


WRITE_COUNTS = publishing.write_counts


@pytest.fixture
def without_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Generations hold their records and what an import says of cohorts; no forecast, word, protection or view.

    For what an import does to rows: the rest is three quarters of what a generation costs, and read by other tests.
    """

    def write_counts(con: duckdb.DuckDBPyConnection, *_: object) -> dict[str, str]:
        publishing.write_count(con, "cohort_count")
        return {}

    def write_figures(con: duckdb.DuckDBPyConnection, _: object) -> dict[str, str]:
        con.execute("create table figures.dataset as select 1 as nothing")
        return {}

    monkeypatch.setattr(publishing, "write_counts", write_counts)
    monkeypatch.setattr(publishing, "write_figures", write_figures)


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """A folder with the four exports, free to be spoiled."""
    return written(tmp_path / "exports")


@pytest.fixture
def store_folder(tmp_path: Path) -> Path:
    """The folder of an empty store."""
    return tmp_path / "home" / "programme"


@pytest.fixture(scope="session")
def imported(kept_store: KeptStore) -> Imported:
    """The folder of the store of that name, once imported from what the function writes: to be read, or copied."""

    def folder(name: str, write: Callable[[Path], object]) -> Path:
        def build(room: Path) -> None:
            (room / "exports").mkdir()
            write(room / "exports")
            assert publishing.write_counts is WRITE_COUNTS, "a store that others read has its figures"
            changing.import_exports(room / store.PROGRAMME, [room / "exports"])

        return kept_store(name, build) / store.PROGRAMME

    return folder


@pytest.fixture(scope="session")
def generation(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> store.Generation:
    """The exports once imported, to be read and left as they are."""
    home = tmp_path_factory.mktemp("dozen")
    published = store.current(shutil.copytree(imported("dozen", written), home / store.PROGRAMME))
    assert published is not None
    return published


def three_years_later(text: str) -> str:
    """The same people in cohorts of which the association published nothing: X22 for X19, X23 for X20."""
    for earlier, later in (("X20", "X23"), ("X19", "X22"), ("X10", "X13"), ("X09", "X12"), ("X03", "X06")):
        text = text.replace(earlier, later)
    for year in (2021, 2020):
        text = text.replace(f"/{year}", f"/{year + 3}")
    return text


@pytest.fixture(scope="session")
def over(imported: Imported, tmp_path_factory: pytest.TempPathFactory) -> store.Generation:
    """The dozen people three years later, once the coordinator has said that the pairing of the X23 is over."""

    def write(room: Path) -> None:
        for path in written(room).iterdir():
            path.write_text(three_years_later(path.read_text(encoding="utf-8")), encoding="utf-8")

    home = tmp_path_factory.mktemp("over")
    folder = shutil.copytree(imported("later", write), home / store.PROGRAMME)
    nothing = (
        pd.DataFrame(columns=["cohort", "metric", "value"]),
        pd.DataFrame(columns=["happened_on", "label"]),
    )
    states = pd.DataFrame([{"cohort": "X23", "state": "under_way", "since": None}])
    objectives.keep(folder, *nothing, states)
    published = store.current(folder)
    assert published is not None
    return published


@pytest.fixture
def filled_store(generation: store.Generation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a store with the exports as its first generation, free to be changed; none goes for its age."""
    monkeypatch.setattr(store, "KEPT_SECONDS", LONG_ENOUGH)
    return shutil.copytree(generation.store, tmp_path / "home" / "programme")


@pytest.fixture(scope="session")
def two_versions(kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store of two generations, `programme`, from the exports `version1` and `version2` beside it."""

    def build(room: Path) -> None:
        for version in (1, 2):
            changing.import_exports(
                room / store.PROGRAMME, [small.exports(room / f"version{version}", version)]
            )

    return Path(shutil.copytree(kept_store("versions", build), tmp_path_factory.mktemp("versions") / "home"))


@pytest.fixture(scope="session")
def four_weeks(kept_store: KeptStore) -> Path:
    """A store into which the invented programme was brought four times in one autumn, as it was known each time."""

    def build(room: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store, "KEPT_SECONDS", LONG_ENOUGH)
            for on in WEEKS:
                programmes.cut(room / "cuts" / on.isoformat(), on)
                changing.import_exports(room / store.PROGRAMME, [room / "cuts" / on.isoformat()])

    return kept_store("weeks", build) / store.PROGRAMME


@pytest.fixture
def two_generations(two_versions: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same store, free to be damaged; the exports `version1` to `version3` are beside its home."""
    monkeypatch.setattr(store, "KEPT_SECONDS", LONG_ENOUGH)
    for version in (1, 2, 3):
        small.exports(tmp_path / f"version{version}", version)
    return shutil.copytree(two_versions / store.PROGRAMME, tmp_path / "home" / store.PROGRAMME)
