"""Is anything left of a person where it should not be? A mark in every field, searched in every byte of the home.

    python -m benchmarks.canaries

Three campaigns whose every cell about a person holds a mark of its own. After an import, a kill, a stop, an erasure,
retention, an undo and a restore, every file under the home is read, and what is inside of archives too. What is never
stored must be nowhere; what was erased or cleared must be nowhere any more, in a backup brought back neither. The marks
that are to be stored must be found, or the search would prove nothing.
"""

import os
import signal
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

from benchmarks import require
from data import changing
from data.deciding import asking, contacting
from data.deciding.contacting import Contact
from data.generations import audit
from data.intake import uploads
from data.intake.answered import Mark
from data.keeping import archives
from data.problems import Refused
from data.rights import inventory, persons, retention
from data.rights.inventory import Moment

NEVER = ("nom", "prenom", "mail", "tel", "adresse", "remarque")  # fields that no store may hold
STORED = ("id", "motif")
HEADER = (
    "Identifiant;Promotion;Date de candidature;Recevable;Maturité;Secteurs souhaités;Motivation;"
    "Nom;Prénom;E-mail;Téléphone;Adresse;Remarques"
)
KILLED_AT = (changing.CHECKING, changing.FIGURES, changing.PUBLISHING)
PEOPLE = ("C1", "C2", "C3", "V1")  # students: C of the X20, V of the X16, whose time is over


def mark(field: str, person: str) -> str:
    """The mark of one field of one person: found nowhere by chance."""
    return f"zqcanari{field}{person.lower()}"


def exports(folder: Path, maturity: int = 3) -> Path:
    """Applications with a mark in every field of every person; another maturity makes another content."""
    lines = [HEADER]
    for person in PEOPLE:
        cohort, day = ("X20", "20/09/2021") if person.startswith("C") else ("X16", "20/09/2017")
        stored = [
            mark("id", person),
            cohort,
            day,
            "oui",
            str(maturity),
            "Data",
            f"Comprendre {mark('motif', person)}",
        ]
        never = [mark(field, person) for field in NEVER]
        never[2] += "@example.org"
        lines.append(";".join([*stored, *never]))
    folder.mkdir(parents=True)
    (folder / "candidatures.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


@dataclass
class Search:
    """What a search read, and the marks that it found, each with a file that holds it."""

    files: int = 0
    bytes: int = 0
    found: dict[str, str] | None = None


def contents(path: Path) -> Iterator[bytes]:
    """The bytes of a file, and of what is inside of it when it is an archive."""
    content = path.read_bytes()
    yield content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            yield from (archive.read(name) for name in archive.namelist())


def searched(home: Path, marks: Iterable[str]) -> Search:
    """Every file under the home, read whole, and its name; marks in capitals or not."""
    search, wanted = Search(found={}), [mark.encode() for mark in marks]
    for path in sorted(home.rglob("*")):
        if not path.is_file():
            continue
        search.files += 1
        for content in (str(path).encode(), *contents(path)):
            search.bytes += len(content)
            low = content.lower()
            for name in wanted:
                if name in low and search.found is not None:
                    search.found[name.decode()] = str(path.relative_to(home))
    return search


def never() -> list[str]:
    return [mark(field, person) for field in NEVER for person in PEOPLE]


def of(person: str) -> list[str]:
    return [mark(field, person) for field in (*STORED, "note", *NEVER)]


def dying(home: Path, how: int, step: str) -> None:
    """An import of the page, in a process that ends by that signal as it reaches the step."""
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGTERM, lambda *_: os._exit(0 if room.cleanup() is None else 1))
        room = uploads.waiting_room()
        source = exports(room.path / "sent", maturity=4)
        end = changing.following(lambda at: os.kill(os.getpid(), how) if at == step else None)
        with audit.acting("page", "42"), end:
            changing.import_exports(home / "programme", [source], is_fresh=True)
        os._exit(1)
    _, status = os.waitpid(child, 0)
    assert status == (how if how == signal.SIGKILL else 0), status


def refused(call: Callable[[], object]) -> None:
    try:
        call()
    except Refused:
        return
    raise AssertionError("an erasure was undone")


def steps(home: Path, outside: Path, killed_at: Sequence[str]) -> Iterator[tuple[str, list[str], list[str]]]:
    """What is done in turn: its name, the marks that must be nowhere then, and those that must be there."""
    folder = home / "programme"
    os.environ["BINOMES_HOME"] = str(home)
    source = exports(outside / "first")
    changing.import_exports(folder, [source])
    yield "import", never(), [*(mark(field, "C1") for field in STORED)]
    who = [Mark(mark("id", "A1")), Mark(mark("mail", "A2") + "@example.org"), Mark(mark("id", "A3"))]
    asking.keep(folder, "X20", who, is_new=True)
    noted = [Contact(mark("id", "C1"), date(2021, 10, 1), mark("note", "C1"))]
    contacting.keep(folder, contacting.WAITING, noted)
    yield "asking", [*never(), mark("mail", "A2")], [mark("id", "A1"), mark("note", "C1")]
    archives.backup(folder, outside / "before.zip")
    for step in killed_at:
        dying(home, signal.SIGKILL, step)
        inventory.clean(home, Moment.start)
        yield f"kill at “{step}”, start", never(), [mark("id", "C2")]
    dying(home, signal.SIGTERM, changing.CHECKING)
    inventory.clean(home, Moment.start)
    yield "stop", never(), [mark("id", "C2")]
    room = uploads.waiting_room()
    uploads.keep(room.path, "en attente.csv", (source / "candidatures.csv").read_bytes())
    persons.erase(folder, persons.held(folder, mark("id", "C1")))
    persons.erase(folder, persons.held(folder, mark("id", "A1")))
    yield "erase", [*never(), *of("C1"), mark("id", "A1")], [mark("id", "C2"), mark("id", "A3")]
    changing.import_exports(folder, [source])
    yield "import of the old export", [*never(), *of("C1"), mark("id", "A1")], [mark("id", "C2")]
    retention.apply(folder, retention.due(folder, today=date(2021, 1, 1)))
    yield "retention", [*never(), *of("C1"), mark("id", "A1"), *of("V1")], []
    refused(lambda: changing.undo(folder))
    yield "undo, refused", [*never(), *of("C1"), mark("id", "A1"), *of("V1")], []
    archives.restore(folder, outside / "before.zip")
    yield "restore of a backup of before", [*never(), *of("C1"), mark("id", "A1"), *of("V1")], []
    archives.backup(folder, home / "after.zip")
    yield "backup into the home", [*never(), *of("C1"), mark("id", "A1"), *of("V1")], []


def trials(
    home: Path, outside: Path, killed_at: Sequence[str] = KILLED_AT
) -> Mapping[str, tuple[Search, list[str]]]:
    """Each step → what was searched after it, and the marks that should have been found and were not."""
    found = {}
    for name, gone, there in steps(home, outside, killed_at):
        missing = [mark for mark in there if mark not in (searched(home, there).found or {})]
        found[name] = searched(home, gone), missing
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = trials(Path(folder) / "home", Path(folder) / "outside")
    for name, (search, missing) in found.items():
        print(f"{name:32} {search.files:3} files, {search.bytes:12,} bytes: {search.found or 0}")
        if missing:
            print(f"  CONTROL THAT FAILED: {missing}")
    require({name: search.bytes for name, (search, _) in found.items()})
    sys.exit(any(search.found or missing for search, missing in found.values()))


if __name__ == "__main__":
    main()
