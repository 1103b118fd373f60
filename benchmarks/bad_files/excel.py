"""Workbooks: swollen, locked, broken, without values, and good ones that look strange."""

import struct

from benchmarks.bad_files.making import MENTORS, PLAIN, archive, case, workbook

WORKBOOK = "This is not an Excel workbook that can be read."
EMPTY = "This file is empty."

SHEET = "xl/worksheets/sheet1.xml"


def with_cells(cells: str) -> bytes:
    start = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return archive({SHEET: f"{start}{cells}</sheetData></worksheet>".encode()})


def inline(*texts: str, line: int = 1) -> str:
    cells = (
        f'<c r="{"ABCDEFGH"[place]}{line}" t="inlineStr"><is><t>{text}</t></is></c>'
        for place, text in enumerate(texts)
    )
    return f'<row r="{line}">{"".join(cells)}</row>'


HEADED = inline("Identifiant", "Promo")


def encrypted_entry() -> bytes:
    made = bytearray(PLAIN)
    made[6] |= 1
    place = made.rindex(b"PK\x01\x02")
    while place >= 0:
        made[place + 8] |= 1
        place = made.rfind(b"PK\x01\x02", 0, place)
    return bytes(made)


def wrong_sum() -> bytes:
    made = bytearray(PLAIN)
    place = made.index(b"PK\x01\x02")
    struct.pack_into("<I", made, place + 16, 1)
    return bytes(made)


# Workbooks
SWOLLEN = "unpacks to far more"
case("bomb of one sheet", "refused", SWOLLEN, "mentors.xlsx", lambda: archive({SHEET: b"0" * 60_000_000}))
case(
    "bomb of shared texts",
    "refused",
    SWOLLEN,
    "mentors.xlsx",
    lambda: archive({"xl/sharedStrings.xml": b"<si><t>aaaaaaaaaaaaaaaa</t></si>" * 3_000_000}),
)
case(
    "bomb of a thousand entries",
    "refused",
    SWOLLEN,
    "mentors.xlsx",
    lambda: archive({f"xl/media/{n}.bin": b"0" for n in range(2_500)}),
)
case("encrypted entries", "refused", "password", "mentors.xlsx", encrypted_entry)
case("wrong checksum", "refused", WORKBOOK, "mentors.xlsx", wrong_sum)
case("workbook cut in half", "refused", WORKBOOK, "mentors.xlsx", PLAIN[: len(PLAIN) // 2])
case("workbook with its end lost", "refused", WORKBOOK, "mentors.xlsx", PLAIN[:-10])
case("start of an archive", "refused", WORKBOOK, "mentors.xlsx", b"PK\x03\x04" + b"\x55" * 3000)
case(
    "archive without workbook",
    "refused",
    WORKBOOK,
    "mentors.xlsx",
    lambda: archive({"xl/workbook.xml": None}),
)
case("Word named xlsx", "refused", "Word", "mentors.xlsx", lambda: archive({"word/document.xml": b"<a/>"}))
case(
    "slides named xlsx",
    "refused",
    "presentation",
    "mentors.xlsx",
    lambda: archive({"ppt/presentation.xml": b"<a/>"}),
)
case("xlsb named xlsx", "refused", "binary Excel", "mentors.xlsx", lambda: archive({"xl/workbook.bin": b"a"}))
case("ods named xlsx", "refused", "LibreOffice", "mentors.xlsx", lambda: archive({"content.xml": b"<a/>"}))
case("macros named xlsx", "refused", "macros", "mentors.xlsx", lambda: archive({"xl/vbaProject.bin": b"a"}))
case(
    "XML entities",
    "refused",
    WORKBOOK,
    "mentors.xlsx",
    lambda: archive({SHEET: b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;">]><worksheet>&d;</worksheet>'}),
)
case(
    "broken XML", "refused", WORKBOOK, "mentors.xlsx", lambda: archive({SHEET: b"<worksheet><sheetData><row"})
)
case("sheet missing", "refused", WORKBOOK, "mentors.xlsx", lambda: archive({SHEET: None}))
case("empty sheets", "refused", EMPTY, "mentors.xlsx", lambda: workbook([], []))
case(
    "error in a cell",
    "refused",
    "Cell B2 holds an error",
    "mentors.xlsx",
    lambda: with_cells(HEADED + '<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><v>#N/A</v></c></row>'),
)
case(
    "formula never computed",
    "refused",
    "Cell A2 holds a formula",
    "mentors.xlsx",
    lambda: with_cells(HEADED + '<row r="2"><c r="A2"><f>B2</f><v/></c><c r="B2"><v>2005</v></c></row>'),
)
case(
    "cell at the end of the world",
    "refused",
    "too much memory",
    "mentors.xlsx",
    lambda: with_cells(HEADED + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
)
case(
    "formula with its result",
    "accepted",
    "",
    "mentors.xlsx",
    lambda: with_cells(
        HEADED + '<row r="2"><c r="A2" t="str"><f>B9</f><v>M9</v></c><c r="B2"><v>2005</v></c></row>'
    ),
)
case("hidden sheet", "warned", "hidden", "mentors.xlsx", lambda: workbook(MENTORS, MENTORS, hidden=1))
case(
    "sheet of notes",
    "warned",
    "It was not read",
    "classeur.xlsx",
    lambda: workbook(MENTORS, [["Ceci", "est"], ["une", "note"]]),
)
case(
    "dates of Excel as numbers",
    "accepted",
    "",
    "candidatures.xlsx",
    lambda: workbook([["Identifiant", "Promotion", "Date de candidature"], ["C9", 2020, 44459]]),
)
