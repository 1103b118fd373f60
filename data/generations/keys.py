"""The secret of a store, and what it hides: e-mail addresses that stand for identifiers, and who was erased."""

import hashlib
import hmac
import re
import secrets
from pathlib import Path

from data.generations import files

NO_ADDRESS = "@?"  # before a text that should be an address and is none; no identifier begins so
ADDRESS = re.compile(r"[^\s@<>;,:()\[\]\"]+@[^\s@<>;,:()\[\]\"]+\.[^\s@<>;,:.()\[\]\"]+")
BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
AROUND = " \t\r\n\u00a0\u202f\u200b.,;:<>()'\"«»’"


def store_key(folder: Path) -> bytes:
    """The secret of the store in `folder`, made at its first use: 64 hexadecimal digits, readable by the owner only.

    It appears whole or not at all: a process killed while making it leaves no half of a key.
    """
    path = folder / "key"
    if not path.exists():
        files.replace(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def pseudonym(identifier: str, key: bytes) -> str:
    """A keyed hash of an e-mail address, however it is written; NO_ADDRESS and the text itself when it is not
    just one.
    """
    address = cleaned(identifier)
    if not address:
        return NO_ADDRESS + identifier
    return "h" + hmac.new(key, address.encode(), "sha256").hexdigest()[:24]


def cleaned(written: str) -> str:
    """The one address that a text holds, bare and in lower case: « Name <a@x.org> », « mailto:a@x.org »; ""
    when not one.
    """
    inside = BRACKETS.findall(written)
    plain = (
        (inside[0] if len(inside) == 1 else written)
        .strip(AROUND)
        .removeprefix("mailto:")
        .removeprefix("MAILTO:")
    )
    return plain.lower() if ADDRESS.fullmatch(plain) else ""


def mark(kind: str, identifier: str, key: bytes) -> str:
    """A keyed hash that stands for a person of that kind (`application` or `mentor`) on the list of the erased."""
    return hmac.new(key, f"{kind}:{identifier}".encode(), "sha256").hexdigest()


def fingerprint(key: bytes) -> str:
    """What tells one key from another without giving it away: it is random, so its digest leads to nobody."""
    return hashlib.sha256(b"fingerprint:" + key).hexdigest()[:16]
