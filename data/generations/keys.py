"""The secret of a store, and what it hides: e-mail addresses that stand for identifiers, and who was erased."""

import hashlib
import hmac
import secrets
from pathlib import Path

from data.generations import files


def store_key(folder: Path) -> bytes:
    """The secret of the store in `folder`, made at its first use: 64 hexadecimal digits, readable by the owner only.

    It appears whole or not at all: a process killed while making it leaves no half of a key.
    """
    path = folder / "key"
    if not path.exists():
        files.replace(path, secrets.token_hex(32).encode())
    return path.read_bytes()


def pseudonym(identifier: str, key: bytes) -> str:
    """The identifier itself, or a keyed hash of it when it is an e-mail address."""
    if "@" not in identifier:
        return identifier
    return "h" + hmac.new(key, identifier.strip().lower().encode(), "sha256").hexdigest()[:24]


def mark(kind: str, identifier: str, key: bytes) -> str:
    """A keyed hash that stands for a person of that kind (`application` or `mentor`) on the list of the erased."""
    return hmac.new(key, f"{kind}:{identifier}".encode(), "sha256").hexdigest()


def fingerprint(key: bytes) -> str:
    """What tells one key from another without giving it away: it is random, so its digest leads to nobody."""
    return hashlib.sha256(b"fingerprint:" + key).hexdigest()[:16]
