"""What takes seconds to build: built once for the code and the data of today, kept beside pytest's cache, copied.

It is kept under a digest of all that can change what is in it, the function that fills it included, and of the day,
because a store ages. Workers that ask for the same one at the same time wait for the first to have built it.
"""

import fcntl
import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from types import FunctionType

PROJECT = Path(__file__).resolve().parents[1]
# What makes a store; `data/store` is where the stores of a person are.
INPUTS = (
    "analytics",
    "benchmarks/gallery/programmes.py",
    "benchmarks/small.py",
    "data",
    "manage.py",
    "requirements.lock",
    "tests/browser/planted.py",
    "tests/recount/programmes.py",
    "tests/stores.py",
    "verbs",
)
KEPT = 3  # digests, the latest ones: as many checkouts of one folder as one goes back and forth between


def kept(room: Path, name: str, build: FunctionType, *inputs: str) -> Path:
    """A folder that `build` has filled, in this run or an earlier one: to be read, or copied and changed.

    `inputs`: files and folders of the project that change what is in it, beside INPUTS.
    """
    own = hashlib.sha256(_written(build) + digest(inputs).encode()).hexdigest()[:8]
    shelf, name = room / digest(), f"{name}-{own}"
    with _alone(room / "lock"):
        shelf.mkdir(exist_ok=True)
        shelf.touch()
        others = sorted(room.glob("*/"), key=lambda folder: folder.stat().st_mtime)[:-KEPT]
        for old in others:
            shutil.rmtree(old, ignore_errors=True)
    with _alone(shelf / f"{name}.lock"):  # others build theirs meanwhile
        if not (shelf / name).exists():
            site = Path(tempfile.mkdtemp(dir=shelf))
            try:
                build(site)
                site.rename(shelf / name)
            finally:
                shutil.rmtree(site, ignore_errors=True)
    return shelf / name


def _written(build: FunctionType) -> bytes:
    """The file in which the function is written, and the same of the functions, and the texts, that it closes over."""
    told = Path(build.__code__.co_filename).read_bytes()
    for cell in build.__closure__ or ():
        held = cell.cell_contents
        told += _written(held) if isinstance(held, FunctionType) else repr(held).encode()
    return told


@cache
def digest(inputs: tuple[str, ...] = INPUTS) -> str:
    """A digest of the day and of every file of `inputs`: of all that may change what is in a store."""
    told = hashlib.sha256(date.today().isoformat().encode())
    for path in _files(inputs):
        told.update(f"\0{path.relative_to(PROJECT)}\0".encode() + path.read_bytes())
    return told.hexdigest()[:16]


def _files(inputs: tuple[str, ...]) -> Iterator[Path]:
    for name in inputs:
        path = PROJECT / name
        inside = [path] if path.is_file() else sorted(path.rglob("*"))
        left_out = PROJECT / "data" / "store"
        yield from (
            file
            for file in inside
            if file.is_file() and "__pycache__" not in file.parts and left_out not in file.parents
        )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Holds the lock at that path, after whoever holds it; it goes with its process."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
