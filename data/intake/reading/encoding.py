"""In which encoding a text file is written: told for sure, or the file is refused. Accents are never guessed wrong.

UTF-8 and UTF-16 prove themselves. Among the 8-bit encodings of the last century, each is tried on every character that
is not ASCII, with its neighbours: an encoding that puts a capital after a small letter, or a sign inside a word, is
wrong there. The one that is least often wrong is taken, if it nearly never is and no other one does as well.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.problems import Problem, Refused, refusal

BLOCK = 1 << 20
LONGEST_LINE = 4 << 20  # bytes without an end of line: not a table
EIGHT_BITS = ("cp1252", "mac_roman", "cp850", "iso8859-15")
MOST_WRONG = 0.1  # of the characters that are not ASCII
IN_CONTEXT = re.compile(rb"(?=(.[\x80-\xff].))", re.DOTALL)
SMALL = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœšž")
CAPITAL = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽ")
# UTF-8 that was read as an 8-bit encoding, then saved as UTF-8: Ã©, â€™, √©.
DAMAGED = (b"\xc3\x83\xc2", b"\xc3\x83\xc6\x92", b"\xc3\xa2\xe2\x82\xac", b"\xe2\x88\x9a\xc2\xa9")
LOST = b"\xef\xbf\xbd"  # the sign that stands for what could not be read


@dataclass(frozen=True)
class Encoding:
    """The codec that reads the whole file, and what to warn of."""

    codec: str
    warnings: list[Problem]


def encoding_of(path: Path, label: str) -> Encoding:
    """The encoding of a text file, all of which it has read once. Raises Refused when it cannot be told for sure."""
    with path.open("rb") as file:
        head = file.read(4096)
    if head.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise _unreadable(label)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Encoding(_proved(path, label, "utf-16"), [])
    zeros = head[0::2].count(0), head[1::2].count(0)
    if sum(zeros) > len(head) // 4:
        return Encoding(_proved(path, label, "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"), [])
    if _is_valid(path, label, "utf-8-sig"):
        return Encoding("utf-8-sig", _damages(path, label))
    return Encoding(_eight_bits(path, label), [])


def _proved(path: Path, label: str, codec: str) -> str:
    if not _is_valid(path, label, codec):
        raise _unreadable(label)
    return codec


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            yield block


def _is_valid(path: Path, label: str, codec: str) -> bool:
    """Whether the codec reads all of it. Refused for what no text holds: a NUL, or a line without end."""
    decoder = codecs.getincrementaldecoder(codec)()
    since_line, lines = 0, 0
    is_wide = codec.startswith("utf-16")
    try:
        for block in _blocks(path):
            text = decoder.decode(block) if is_wide else ""
            if "\0" in text if is_wide else b"\0" in block:
                place = text.index("\0") if is_wide else block.index(b"\0")
                before = lines + (text[:place].count("\n") if is_wide else block.count(b"\n", 0, place))
                raise Refused(
                    [
                        Problem(
                            "This is not a text: it holds a character of value zero.",
                            "Export it again as CSV UTF-8.",
                            file=label,
                            line=before + 1,
                        )
                    ]
                )
            if not is_wide:
                decoder.decode(block)
            last = max(block.rfind(b"\n"), block.rfind(b"\r"))
            since_line = len(block) - last if last >= 0 else since_line + len(block)
            if since_line > LONGEST_LINE:
                raise refusal(
                    "This is not a table: it holds a line without end.",
                    "Export it again as CSV UTF-8.",
                    file=label,
                )
            lines += block.count(b"\n")
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _damages(path: Path, label: str) -> list[Problem]:
    """What to warn of when accents were spoiled before the export; refused when most were."""
    damaged = lost = accents = 0
    for block in _blocks(path):
        damaged += sum(block.count(sign) for sign in DAMAGED)
        lost += block.count(LOST)
        accents += block.count(b"\xc3")
    if (damaged + lost) * 2 > accents:
        raise refusal(
            "The accents of this file were damaged before it was exported (“Ã©” for “é”).",
            "Export it again from your tool as CSV UTF-8; do not save it from Excel in between.",
            file=label,
        )
    if not damaged + lost:
        return []
    return [
        Problem(
            "Some accents were damaged before the export: {number} in all.",
            "Search your tool for “Ã©” and “�”.",
            file=label,
            values={"number": damaged + lost},
        )
    ]


def _eight_bits(path: Path, label: str) -> str:
    """The one 8-bit encoding in which the characters that are not ASCII stand where they may."""
    contexts = _contexts(path)
    wrong: dict[str, int] = {}
    for codec in EIGHT_BITS:
        wrong[codec] = sum(number for context, number in contexts.items() if _is_wrong(context, codec))
    best = min(EIGHT_BITS, key=wrong.__getitem__)
    used = bytes({context[1] for context in contexts})
    as_good = [codec for codec in EIGHT_BITS if wrong[codec] == wrong[best]]
    texts = {used.decode(codec, "replace") for codec in as_good}
    if wrong[best] > MOST_WRONG * contexts.total() or len(texts) > 1 or not _is_valid(path, label, best):
        raise _unreadable(label)
    return best


def _contexts(path: Path) -> "Counter[bytes]":
    """How often each byte that is not ASCII stands between which neighbours."""
    contexts: Counter[bytes] = Counter()
    tail = b"\n"
    for block in _blocks(path):
        text = tail + block
        contexts.update(IN_CONTEXT.findall(text))
        tail = text[-2:]
    contexts.update(IN_CONTEXT.findall(tail[-2:] + b"\n"))
    return contexts


def _is_wrong(context: bytes, codec: str) -> bool:
    """Whether the character in the middle of three cannot stand there in this encoding."""
    try:
        text = context.decode(codec)
    except UnicodeError:
        return True
    before, sign, after = text[0], text[1], text[2]
    if sign in "àÀ" and not (before.isalnum() or after.isalnum()):
        return False
    if sign in SMALL:
        return not (before.isalpha() or after.isalpha())
    if sign in CAPITAL:
        return before.islower() or not (before.isalpha() or after.isalpha())
    if not sign.isprintable() and sign != "\u00a0":
        return True
    if sign == "’":
        return not (before.isalpha() or after.isalpha())
    if (sign in "»”…" and after.isalpha()) or (sign in "«“‘" and before.isalpha()):
        return True
    is_inside = before.isalpha() and after.isalpha()
    return sign.isalpha() or is_inside or sign not in "«»“”‘–—…€°·•\u00a0²³§½©®™"


def _unreadable(label: str) -> Refused:
    return refusal(
        "The accents of this file cannot be read for sure.",
        "Export it again as CSV UTF-8; in Excel: Save as, “CSV UTF-8”.",
        file=label,
    )
