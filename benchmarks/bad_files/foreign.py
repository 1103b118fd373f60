"""What is no export at all, whatever its name says, and what lies in a folder."""

import os
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.bad_files.making import FEW, GOOD, PLAIN, case, good_exports, special


def database(kind: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "base"
        if kind == "sqlite":
            with sqlite3.connect(path) as made:
                made.execute("create table a (b)")
        else:
            with duckdb.connect(str(path)) as con:
                con.execute("create table a as select 1")
        return path.read_bytes()


def parquet() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.parquet"
        duckdb.sql("select 1 as a").write_parquet(str(path))
        return path.read_bytes()


# What is no export at all
CANNOT, EMPTY = "This kind of file cannot be read.", "This file is empty."
WORKBOOK = "This is not an Excel workbook that can be read."
for _ending in ("png", "docx", "json", "zip", "exe"):
    case(f"extension {_ending}", "refused", CANNOT, f"export.{_ending}", "x")
case("extension xls", "refused", "old Excel", "export.xls", "x")
case("extension xlsm", "refused", "macros", "export.xlsm", PLAIN)
case("extension xlsb", "refused", "binary Excel", "export.xlsb", PLAIN)
case("extension ods", "refused", "not an Excel workbook", "export.ods", PLAIN)
case("extension numbers", "refused", "Numbers", "export.numbers", PLAIN)
for _kind, _start, _said in (
    ("pdf", b"%PDF-1.7\n", "PDF"),
    ("png", b"\x89PNG\r\n\x1a\n", "picture"),
    ("jpeg", b"\xff\xd8\xff\xe0", "picture"),
    ("gif", b"GIF89a", "picture"),
    ("gzip", b"\x1f\x8b\x08", "compressed"),
    ("7z", b"7z\xbc\xaf\x27\x1c", "compressed"),
    ("rar", b"Rar!\x1a\x07", "compressed"),
    ("rtf", b"{\\rtf1", "text document"),
    ("elf", b"\x7fELF", "program"),
    ("exe", b"MZ\x90\x00", "program"),
):
    case(f"{_kind} named csv", "refused", _said, "candidatures.csv", _start + b"\0\1\2" * 50)
    if _kind in ("pdf", "png"):
        case(f"{_kind} named xlsx", "refused", _said, "candidatures.xlsx", _start + b"\0\1\2" * 50)
case("sqlite named csv", "refused", "database", "mentors.csv", lambda: database("sqlite"))
case("duckdb named csv", "refused", "database", "mentors.csv", lambda: database("duckdb"))
case("duckdb named xlsx", "refused", "database", "mentors.xlsx", lambda: database("duckdb"))
case("parquet named csv", "refused", "database", "mentors.csv", parquet)
case(
    "page named csv",
    "refused",
    "web page",
    "mentors.csv",
    "<!DOCTYPE html><html><table><tr><td>a</table></html>",
)
case(
    "page named xlsx",
    "refused",
    "web page",
    "mentors.xlsx",
    "<html><table><tr><td>a</td></tr></table></html>",
)
case(
    "table named csv",
    "refused",
    "web page",
    "mentors.csv",
    "\ufeff <table><tr><td>Identifiant</td></tr></table>",
)
case("old xml of Excel", "refused", "web page", "mentors.csv", '<?xml version="1.0"?><Workbook/>')
case("workbook named csv", "refused", "under the name of a text file", "mentors.csv", PLAIN)
case("text named xlsx", "refused", WORKBOOK, "mentors.xlsx", GOOD["mentors"])
case("nothing named csv", "refused", EMPTY, "mentors.csv", b"")
case("nothing named xlsx", "refused", EMPTY, "mentors.xlsx", b"")
case("mark alone", "refused", EMPTY, "mentors.csv", b"\xef\xbb\xbf")
case("blank lines alone", "refused", EMPTY, "mentors.csv", "\n\r\n  \n" * 50)
case("separators alone", "refused", EMPTY, "mentors.csv", ";;;\n" * 900)
case(
    "old workbook", "refused", "old Excel", "mentors.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
)
case(
    "locked workbook",
    "refused",
    "password",
    "mentors.xlsx",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 900,
)


@special("absent file", "refused", "does not exist")
def _absent(folder: Path) -> Path:
    return folder / "absent.csv"


@special("link to nowhere", "refused", "does not exist")
def _dangling(folder: Path) -> Path:
    (folder / "mentors.csv").symlink_to(folder / "absent.csv")
    return folder / "mentors.csv"


@special("link to itself", "refused", "cannot be opened")
def _loop(folder: Path) -> Path:
    (folder / "mentors.csv").symlink_to(folder / "mentors.csv")
    return folder


@special("pipe named csv", "refused", "not an ordinary file")
def _pipe(folder: Path) -> Path:
    os.mkfifo(folder / "mentors.csv")
    return folder


@special("empty folder", "refused", "No export was found")
def _empty_folder(folder: Path) -> Path:
    return folder


@special("folder of something else", "refused", "No export was found")
def _other_folder(folder: Path) -> Path:
    (folder / "photo.png").write_bytes(b"\x89PNG")
    return folder


@special("folder with an old workbook", "warned", "this kind of file is not an export")
def _mixed_folder(folder: Path) -> Path:
    (good_exports(folder) / "vieux.xls").write_bytes(b"x")
    return folder


@special("folder inside a folder", "warned", "inside this folder were not read")
def _nested(folder: Path) -> Path:
    good_exports(good_exports(folder) / "2019")
    return folder


@special("same file twice", "warned", "same content as")
def _twice(folder: Path) -> Path:
    (good_exports(folder) / "mentors (1).csv").write_text(GOOD["mentors"], encoding="utf-8")
    return folder


@special("folder named csv", "warned", FEW)
def _folder_csv(folder: Path) -> Path:
    (good_exports(folder) / "vide.csv").mkdir()
    return folder
