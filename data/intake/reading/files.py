"""Which files stand behind the paths that were given, and whether each is what its name says, before it is opened."""

import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from analytics.language.messages import message
from data.generations.files import sha256
from data.problems import Problem, Refused, refusal

DELIMITED = (".csv", ".txt", ".tsv")
WORKBOOKS = (".xlsx", ".ods")
EXTENSIONS = (*DELIMITED, *WORKBOOKS)
IGNORED_NAMES = ("thumbs.db", "desktop.ini")  # of the system, in any folder
LARGEST = {"delimited": 2_000_000_000, "workbook": 150_000_000}  # bytes
HEAD = 1024  # bytes in which a file says what it is
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"
PAGE_STARTS = (b"<!doctype", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<body", b"<div")

CANNOT = message("This kind of file cannot be read.")
EXPORT_IT = message("Export it as .csv, .xlsx or .ods.")
SAVE_AS = message("Open it, then save it as “Excel workbook (.xlsx)”.")
PICTURE, DATABASE = message("This is a picture."), message("This is a database, not an export.")
COMPRESSED, PROGRAM = message("This is a compressed file."), message("This is a program.")
OLD_EXCEL = message("This is a workbook of an old Excel.")
OTHER_KINDS: Mapping[bytes, str] = {  # first bytes → what the file is
    b"%PDF": message("This is a PDF document, from which no table can be read."),
    b"\x89PNG": PICTURE,
    b"\xff\xd8\xff": PICTURE,
    b"GIF8": PICTURE,
    b"SQLite format 3": DATABASE,
    b"PAR1": DATABASE,
    b"\x1f\x8b": COMPRESSED,
    b"7z\xbc\xaf": COMPRESSED,
    b"Rar!": COMPRESSED,
    b"{\\rtf": message("This is a text document, from which no table can be read."),
    b"\x7fELF": PROGRAM,
    b"MZ\x90": PROGRAM,
}
OTHER_EXTENSIONS: Mapping[str, str] = {
    ".xls": OLD_EXCEL,
    ".xlsm": message("This workbook may hold macros, which are never run."),
    ".xlsb": message("This is a binary Excel workbook."),
    ".numbers": message("This is a Numbers document."),
}


@dataclass(frozen=True)
class ExportFile:
    """One file to read: where it is, the name under which people are told of it, its kind, the digest of its bytes."""

    path: Path
    label: str
    kind: str
    sha256: str


def export_files(paths: Sequence[Path]) -> tuple[list[ExportFile], list[Problem]]:
    """The files behind the paths, folders opened (not the folders inside), in a stable order, and what to warn of.

    The same bytes twice are read once. Raises Refused for what is missing, unreadable, or not an export.
    """
    listed, warnings = _listed(paths)
    if not listed:
        raise refusal(
            "No export was found there.", "Give .csv, .xlsx or .ods files, or a folder that holds some."
        )
    labels = _labels(listed)
    files: dict[str, ExportFile] = {}
    for path in listed:
        kind, digest = _kind(path, labels[path]), sha256(path)
        if digest in files:
            warnings.append(
                Problem(
                    "This file has the same content as {other}: it counts once.",
                    file=labels[path],
                    values={"other": files[digest].label},
                )
            )
        files.setdefault(digest, ExportFile(path, labels[path], kind, digest))
    return list(files.values()), warnings


def _listed(paths: Sequence[Path]) -> tuple[list[Path], list[Problem]]:
    files: list[Path] = []
    warnings: list[Problem] = []
    for path in paths:
        if path.is_dir():
            inside, left_out = _in_folder(path)
            files += inside
            warnings += left_out
        elif not path.exists():
            raise refusal("This file does not exist.", "Check the path.", file=str(path))
        elif path.suffix.lower() not in EXTENSIONS:
            raise _other_extension(path)
        else:
            files.append(path)
    return list(dict.fromkeys(files)), warnings


def _in_folder(folder: Path) -> tuple[list[Path], list[Problem]]:
    try:
        children = sorted(folder.iterdir())
    except OSError as error:
        raise _cannot_open(folder.name, error) from None
    visible = [
        child
        for child in children
        if not child.name.startswith((".", "~$"))
        and child.name.lower() not in IGNORED_NAMES
        and child.suffix.lower() != ".md"
    ]
    inside = [child for child in visible if child.suffix.lower() in EXTENSIONS and not child.is_dir()]
    return inside, [problem for child in visible if child not in inside for problem in _left_out(child)]


def _left_out(child: Path) -> Iterator[Problem]:
    """What to say of something in a folder that is not read."""
    if not child.is_dir():
        yield Problem("Not read: this kind of file is not an export.", EXPORT_IT, file=_shown(child.name))
    elif any(inner.suffix.lower() in EXTENSIONS for inner in child.iterdir()):
        yield Problem(
            "The exports inside this folder were not read.",
            "Give that folder too, if they should be.",
            file=_shown(child.name),
        )


def _labels(paths: Sequence[Path]) -> dict[Path, str]:
    """What each file is called: its name, with its folder where two have the same, with a number as a last resort."""
    labels: dict[Path, str] = {}
    names = [_shown(path.name) for path in paths]
    for path, name in zip(paths, names, strict=True):
        label = f"{_shown(path.resolve().parent.name)}/{name}" if names.count(name) > 1 else name
        same = sum(other == label or other.startswith(f"{label} (") for other in labels.values())
        labels[path] = f"{label} ({same + 1})" if same else label
    return labels


def _shown(name: str) -> str:
    """The name without what would disturb a terminal or a page: control characters, bytes that are no text."""
    plain = os.fsencode(name).decode("utf-8", "replace")
    return "".join(sign for sign in unicodedata.normalize("NFC", plain) if sign.isprintable())


def _kind(path: Path, label: str) -> str:
    """'delimited' or 'workbook', by the name of the file; refused when its first bytes say something else."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise refusal("This is not an ordinary file.", "Check the path.", file=label)
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError as error:
        raise _cannot_open(label, error) from None
    kind = "workbook" if path.suffix.lower() in WORKBOOKS else "delimited"
    if not head.strip(b"\xef\xbb\xbf \t\r\n"):
        raise refusal("This file is empty.", "Export it again.", file=label)
    _require_kind(path, label, kind, head)
    if facts.st_size > LARGEST[kind]:
        raise refusal(
            "This file is larger than {most} MB.",
            "Export one campaign at a time.",
            file=label,
            most=LARGEST[kind] // 1_000_000,
        )
    return kind


def _require_kind(path: Path, label: str, kind: str, head: bytes) -> None:
    """Refused when the first bytes are those of something else than what the name of the file says."""
    other = next((name for start, name in OTHER_KINDS.items() if head.startswith(start)), None)
    if other or head[8:12] == b"DUCK":
        remedy = message("Unpack it, then give what it holds.") if other == COMPRESSED else EXPORT_IT
        raise Refused([Problem(other or DATABASE, remedy, file=label)])
    if head.startswith(OLE):
        raise _old_workbook(path, label)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(PAGE_STARTS):
        raise Refused(
            [Problem(message("This is a web page under the name of an export."), SAVE_AS, file=label)]
        )
    if kind == "delimited" and head.startswith(ZIP):
        raise refusal(
            "This is an Excel workbook or an archive under the name of a text file.",
            "Give it the extension .xlsx, or export it as CSV.",
            file=label,
        )
    if kind == "workbook" and not head.startswith(ZIP):
        raise not_a_workbook(label)


def not_a_workbook(label: str) -> Refused:
    """What to say of a file named .xlsx that is not a workbook, or a damaged one."""
    return refusal(
        "This is not an Excel workbook that can be read.",
        "Save it again as .xlsx; a text file has to be named .csv.",
        file=label,
    )


def locked_workbook(label: str) -> Refused:
    """What to say of a workbook that a password protects."""
    return refusal(
        "This workbook is protected by a password.",
        "Open it in Excel, take the password off (File, Info), then save it.",
        file=label,
    )


def _old_workbook(path: Path, label: str) -> Refused:
    """What to say of a file of the format that Excel had before 2007, which still wraps what a password protects."""
    with path.open("rb") as file:
        content = file.read(LARGEST["workbook"])
    if "EncryptedPackage".encode("utf-16-le") in content:
        return locked_workbook(label)
    return Refused([Problem(OLD_EXCEL, SAVE_AS, file=label)])


def _other_extension(path: Path) -> Refused:
    reason = OTHER_EXTENSIONS.get(path.suffix.lower(), CANNOT)
    remedy = EXPORT_IT if reason == CANNOT else SAVE_AS
    return Refused([Problem(reason, remedy, file=_shown(path.name))])


def _cannot_open(label: str, error: OSError) -> Refused:
    cause = os.strerror(error.errno) if error.errno else type(error).__name__
    return refusal("This cannot be opened: {cause}.", "Check that you may read it.", file=label, cause=cause)
