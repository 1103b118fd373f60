"""How long a sign-in lasts, and what it opens: judged anew at every run of a page and at every file asked for.

The identity provider says who somebody is; the list of `data/visitors/access.py` says what that person may see.
Streamlit keeps a sign-in for 30 days in a cookie, whatever its expiry, and leaves copies of the cookie alive after a
sign-out; so the expiry, the idle time, the longest time and the sign-out are held here, on this side.
"""

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, TypeAlias

from data.visitors import access, log
from data.visitors.access import Person, Role

LONGEST = 8 * 3600  # seconds since the sign-in
LONGEST_IDLE = 30 * 60  # seconds since the last thing asked
CLOCKS_DIFFER = 5 * 60  # seconds by which the provider's clock may be ahead of ours

Reason: TypeAlias = Literal["", "anonymous", "expired", "idle", "signed out", "not allowed"]
Key: TypeAlias = tuple[str, str, int]

_last_asked: dict[
    Key, tuple[float, Role]
] = {}  # when, and what was opened; a restart of the process forgets it
_lock = threading.Lock()


@dataclass(frozen=True)
class SignIn:
    """What the identity provider certified, once: who, when (seconds since 1970), and until when."""

    issuer: str
    subject: str
    issued_at: int
    expires_at: int
    email: str  # in lower case; empty unless the provider verified it

    @property
    def key(self) -> Key:
        """What tells this sign-in from every other, of the same person too."""
        return self.issuer, self.subject, self.issued_at


@dataclass(frozen=True)
class Judgement:
    """What a visitor may see, or why nothing."""

    role: Role | None
    reason: Reason
    subject: str = ""


def sign_in(claims: Mapping[str, Any]) -> SignIn | None:
    """The sign-in that the claims of an ID token describe; None when a claim that the rules need is missing."""
    try:
        issuer, subject = str(claims["iss"]), str(claims["sub"])
        issued_at, expires_at = int(claims["iat"]), int(claims["exp"])
    except (KeyError, TypeError, ValueError):
        return None
    email = access.address(str(claims.get("email") or "")) if claims.get("email_verified") is True else ""
    return SignIn(issuer, subject, issued_at, expires_at, email) if issuer and subject else None


def role_of(signed: SignIn, persons: list[Person]) -> Role | None:
    """What the list lets that person see: the first entry that fits decides."""
    for person in persons:
        if person.issuer not in ("", signed.issuer):
            continue
        if (person.subject and person.subject == signed.subject) or (
            person.email and person.email == signed.email
        ):
            return person.role
    return None


def judged(claims: Mapping[str, Any], now: float) -> Judgement:
    """What the visitor with these claims may see at the time `now`; being let in counts as having asked something.

    Whoever leaves the list, or changes role on it, signs in anew. Refused when the list is not understood.
    """
    signed = sign_in(claims)
    if signed is None:
        return Judgement(None, "anonymous")
    with _lock:
        last_asked, opened = _last_asked.get(signed.key, (signed.issued_at, None))
        reason = _end(signed, last_asked, now)
        role = None if reason else role_of(signed, access.allowed())
        if opened and role != opened and not reason:  # files made for the other role are still in memory
            revoke(claims, now)
            reason, role = ("signed out", None) if role else ("not allowed", None)
        if role is None:
            return Judgement(None, reason or "not allowed", signed.subject)
        if opened is None:
            log.note("signed in", signed.subject, role=role)
        _last_asked[signed.key] = now, role
        for key in [key for key in _last_asked if key[2] < now - LONGEST]:
            del _last_asked[key]
    return Judgement(role, "", signed.subject)


def revoke(claims: Mapping[str, Any], now: float) -> str:
    """Ends the sign-in for every copy of its cookie, on disk before this returns; gives its subject, or nothing."""
    signed = sign_in(claims)
    if signed is None:
        return ""
    mark = _mark(signed.key)
    mark.parent.mkdir(exist_ok=True, parents=True, mode=0o700)
    mark.touch(0o600)
    os.utime(mark, (now, now))
    descriptor = os.open(mark.parent, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)
    for old in mark.parent.iterdir():  # too old to be let in anyway
        if old.stat().st_mtime < now - LONGEST - CLOCKS_DIFFER:
            old.unlink(missing_ok=True)
    return signed.subject


def _end(signed: SignIn, last_asked: float, now: float) -> Reason:
    """Why the sign-in is over; empty while it lasts."""
    if now >= signed.expires_at or not -CLOCKS_DIFFER <= now - signed.issued_at < LONGEST:
        return "expired"
    if _mark(signed.key).exists():
        return "signed out"
    return "idle" if now - last_asked >= LONGEST_IDLE else ""


def _mark(key: Key) -> Path:
    """The empty file whose presence says that this sign-in was ended."""
    return access.folder() / "revoked" / sha256(json.dumps(key).encode()).hexdigest()
