"""The shell blocks of the documents, and what a comment before one asks of whoever executes it.

<!-- not run: why -->            it is left out, for that reason
<!-- as root -->                 by root, though the document is followed by a user
<!-- before: command -->         what is put there first, which the reader has
<!-- says: words -->             what its answer has to hold; as many as there are claims
<!-- serves: address -->         its first line serves until Ctrl-C: the address has to answer
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "docs/deploy.md", "docs/operations.md", "docs/guide.fr.md")
ASKED = re.compile(r"<!-- (not run|as root|before|says|serves)(?:: (.*?))? -->")
FENCE = re.compile(r"^```(\w*)$")
SHELL = ("", "sh", "bash")  # languages of a fence; another one, like toml, is not typed


@dataclass
class Block:
    """What is typed, from which line of which document, and what was asked of it."""

    document: str
    line: int
    text: str = ""
    why_not: str = ""
    is_roots: bool = False
    serves: str = ""
    before: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)


def blocks(document: str) -> list[Block]:
    """The shell blocks of a document, in order."""
    found: list[Block] = []
    asked: list[tuple[str, str]] = []
    block: Block | None = None
    for number, line in enumerate((PROJECT / document).read_text(encoding="utf-8").splitlines(), start=1):
        fence = FENCE.match(line)
        if block is None and fence:
            block = _asked(Block(document, number), asked)
            is_shell, asked = fence[1] in SHELL, []
        elif block is not None and line == "```":
            if is_shell:
                found.append(block)
            block = None
        elif block is not None:
            block.text += line + "\n"
        elif comment := ASKED.fullmatch(line):
            asked.append((comment[1], comment[2] or ""))
        elif line.strip():
            asked = []
    return found


def _asked(block: Block, asked: list[tuple[str, str]]) -> Block:
    for kind, value in asked:
        if kind == "not run":
            block.why_not = value
        elif kind == "serves":
            block.serves = value
        elif kind == "as root":
            block.is_roots = True
        else:
            (block.before if kind == "before" else block.claims).append(value)
    return block
