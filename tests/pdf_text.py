"""The texts of a PDF as its reader copies them: glyphs through the ToUnicode tables, and nothing guessed."""

import re
import zlib
from collections.abc import Iterator

OBJECT = re.compile(rb"(\d+) 0 obj(.*?)endobj", re.S)
STREAM = re.compile(rb"stream\r?\n(.*)\r?\nendstream", re.S)
WORD = re.compile(
    rb"/(\w+) [\d.]+ Tf|/ActualText\s*<([0-9A-F]*)>|/ActualText|/Alt\s*(?=\()|\bBDC\b|\bEMC\b|\("
)
ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def pages(pdf: bytes) -> list[str]:
    """The text of each page, in the order in which it is drawn."""
    objects = {int(found[1]): found[2] for found in OBJECT.finditer(pdf)}
    return [
        "".join(_texts(_content(objects, page), _fonts(objects, page)))
        for page in objects.values()
        if re.search(rb"/Type\s*/Page\b", page)
    ]


def _reference(name: bytes, inside: bytes) -> int:
    found = re.search(rb"/" + name + rb"\s+(\d+) 0 R", inside)
    assert found, f"no {name!r} in {inside[:200]!r}"
    return int(found[1])


def _stream(body: bytes) -> bytes:
    found = STREAM.search(body)
    assert found
    return zlib.decompress(found[1])


def _content(objects: dict[int, bytes], page: bytes) -> bytes:
    return _stream(objects[_reference(b"Contents", page)])


def _fonts(objects: dict[int, bytes], page: bytes) -> dict[bytes, dict[int, str]]:
    """Name of a font on the page → glyph → its characters."""
    resources = objects[_reference(b"Resources", page)]
    listed = re.search(rb"/Font\s*<<(.*?)>>", resources, re.S)
    if not listed:
        return {}
    named = re.findall(rb"/(\w+) (\d+) 0 R", listed[1])
    return {
        name: _characters(_stream(objects[_reference(b"ToUnicode", objects[int(at)])])) for name, at in named
    }


def _characters(table: bytes) -> dict[int, str]:
    return {
        int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be")
        for glyph, text in re.findall(rb"<([0-9A-F]{4})> <([0-9A-F]+)>", table)
    }


def _texts(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    """What is drawn, or the text that is said to stand for it; a line for each part that is marked."""
    font: dict[int, str] = {}
    at, is_named, is_told = 0, False, False
    while found := WORD.search(content, at):
        at = found.end()
        if found[1]:
            font = fonts[found[1]]
        elif found[0].startswith(b"/ActualText"):
            is_named, is_told = not found[2], True
            yield _told(bytes.fromhex((found[2] or b"").decode()))
        elif found[0] == b"BDC":
            yield "" if is_told else "\n"
        elif found[0] == b"EMC":
            is_told = False
        elif found[0].startswith(b"/Alt"):  # the words of a drawing, which nobody sees
            at = _end(content, at + 1)
        else:
            at = _end(content, at)
            text = _unescaped(content[found.end() : at - 1])
            if is_named:
                yield _told(text)
            elif not is_told:
                yield "".join(font[high << 8 | low] for high, low in zip(text[::2], text[1::2], strict=True))
            is_named = False


def _end(content: bytes, at: int) -> int:
    """Where the string that began before `at` ends: brackets in it come in pairs, or behind a backslash."""
    depth = 1
    while depth:
        sign = content[at : at + 1]
        at += 2 if sign == b"\\" else 1
        depth += {b"(": 1, b")": -1}.get(sign, 0)
    return at


def _told(raw: bytes) -> str:
    return raw[2:].decode("utf-16-be") if raw.startswith(b"\xfe\xff") else raw.decode("latin-1")


def _unescaped(text: bytes) -> bytes:
    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8)]) if code.isdigit() else ESCAPES.get(code, code)

    return re.sub(rb"\\([0-7]{1,3}|.)", plain, text, flags=re.S)
