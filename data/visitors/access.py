"""Who may look: how a server lets people in, the list of persons allowed, and what is wrong with either.

Everything about access stands in the folder `access` of BINOMES_HOME, which only its owner may read: `secrets.toml`
(the sign-in), `allowed.toml` (the persons), `revoked/` (sign-ins ended early), `log/` (who came, a folder a month)
and `incidents.log`.
"""

import ipaddress
import stat
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from data.generations import store
from data.problems import Problem, refusal

Role: TypeAlias = Literal["coordinator", "board"]
Mode: TypeAlias = Literal["local", "signed", "public"]

ROLES: tuple[Role, ...] = ("coordinator", "board")
LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
LEAST_SECRET = 32  # bytes: as many as the signature (SHA-256) is long
LEAST_DISTINCT = (
    12  # characters: 64 random hexadecimal digits hold 12 different ones, but for a chance of 1 in 10,000
)
SIGN_IN_KEYS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
TO_FILL_IN = "…"  # as docs/deploy.md leaves what the provider gives


@dataclass(frozen=True)
class Door:
    """How one server lets people in."""

    mode: Mode  # local: the person at this machine; signed: those on the list; public: anybody
    most: Role  # what nobody here sees more than
    hosts: frozenset[str]  # names under which the server answers, in lower case, without port
    is_https: bool = False  # whether browsers reach it by https


@dataclass(frozen=True)
class Person:
    """One entry of the list: a subject of an issuer, or a verified e-mail address, and what that person sees."""

    role: Role
    issuer: str
    subject: str
    email: str  # in lower case


def folder() -> Path:
    """The folder `access` of BINOMES_HOME; it may not be there yet."""
    return store.home() / "access"


def private_folder() -> Path:
    """The folder `access`, made if needed, closed to other users of the machine."""
    path = folder()
    path.mkdir(parents=True, exist_ok=True, mode=0o700)
    return path


def secrets() -> dict[str, Any]:
    """What `secrets.toml` says; empty without the file. Refused when it is not TOML."""
    return _read(folder() / "secrets.toml")


def allowed() -> list[Person]:
    """The persons of `allowed.toml`, in its order. Refused when an entry is not understood: then nobody is allowed."""
    return [_person(entry) for entry in _read(folder() / "allowed.toml").get("person", [])]


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches that address. Other names than localhost count as reachable."""
    name = address.strip("[]").split("%")[0].lower()
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def door(environment: Mapping[str, str], sign_in: Mapping[str, Any], address: str) -> Door:
    """How a server at `address` lets people in, from its environment and the section [auth] of its secrets.

    BINOMES_MODE says it (local, signed, public), else the presence of [auth]. Refused when the records, or figures that
    nobody declared public, would be within reach of whoever finds the address.
    """
    most = environment.get("BINOMES_AUDIENCE") or "coordinator"
    mode = environment.get("BINOMES_MODE") or ("signed" if sign_in else "local")
    named = {name.strip().lower() for name in environment.get("BINOMES_HOSTS", "").split(",")} - {""}
    if most not in ROLES:
        raise refusal("BINOMES_AUDIENCE is neither board nor coordinator.", "Correct it, or leave it out.")
    if mode == "signed" and sign_in:
        back = urlsplit(str(sign_in.get("redirect_uri", "")))
        return Door(
            "signed", most, LOOPBACK_NAMES | named | {back.hostname or "localhost"}, back.scheme == "https"
        )
    if mode == "public" and most == "board" and not sign_in:
        return Door("public", most, LOOPBACK_NAMES | named)
    if mode == "local" and is_loopback(address):
        return Door("local", most, LOOPBACK_NAMES)
    if mode == "local":
        raise refusal(
            "Nobody signs in, and {address} can be reached from other machines.",
            "Listen on localhost, or configure the sign-in: docs/deploy.md.",
            address=address or "0.0.0.0",
        )
    if mode == "signed":
        raise refusal(
            "BINOMES_MODE is signed, and secrets.toml has no section [auth].", "See docs/deploy.md."
        )
    if mode == "public":
        raise refusal(
            "BINOMES_MODE=public shows everything to everybody.",
            "Use it with BINOMES_AUDIENCE=board, and without the section [auth] of secrets.toml.",
        )
    raise refusal("BINOMES_MODE is neither local, signed nor public.", "Correct it, or leave it out.")


def problems(environment: Mapping[str, str], address: str = "localhost") -> list[Problem]:
    """What is wrong with the way in, for `doctor`; nothing to say about a laptop without sign-in."""
    try:
        sign_in = secrets().get("auth", {})
        door(environment, sign_in, address)
    except Exception as error:
        return list(getattr(error, "problems", [])) or [Problem("secrets.toml cannot be read.")]
    return [*_secret_problems(sign_in), *_list_problems()] if sign_in else []


def _secret_problems(sign_in: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _mode_problems(folder() / "secrets.toml")
    missing = [key for key in SIGN_IN_KEYS if str(sign_in.get(key, "")) in ("", TO_FILL_IN)]
    if missing:
        keys = ", ".join(missing)
        yield Problem("The section [auth] lacks {keys}.", file="secrets.toml", values={"keys": keys})
    secret = str(sign_in.get("cookie_secret", ""))
    if secret and (len(secret.encode()) < LEAST_SECRET or len(set(secret)) < LEAST_DISTINCT):
        yield Problem(
            "The value of cookie_secret can be guessed.",
            "Replace it by what this prints: openssl rand -hex 32",
            file="secrets.toml",
        )
    back = urlsplit(str(sign_in.get("redirect_uri", "")))
    if back.hostname and back.scheme != "https" and not is_loopback(back.hostname):
        yield Problem(
            "The address redirect_uri does not start with https.",
            "Without it the sign-in can be read on its way.",
            file="secrets.toml",
        )


def _list_problems() -> Iterator[Problem]:
    yield from _mode_problems(folder() / "allowed.toml")
    try:
        if not allowed():
            yield Problem(
                "The list allows nobody.", "Add a person, as docs/deploy.md shows.", file="allowed.toml"
            )
    except Exception as error:
        yield from getattr(error, "problems", [])


def _mode_problems(path: Path) -> Iterator[Problem]:
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        yield Problem(
            "Other users of this machine can read the file.",
            "Close it: chmod 600 {name}",
            file=path.name,
            values={"name": path.name},
        )


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError):
        raise refusal("The file cannot be read as TOML.", "Correct it.", file=path.name) from None


def address(email: str) -> str:
    """An e-mail address as it is compared: in lower case; empty when it holds signs that only look like letters.

    A sign that Unicode's compatibility form (NFKC) turns into another one, such as the Kelvin sign into a K, would make
    the address of one person that of another.
    """
    plain = email.strip()
    return plain.lower() if unicodedata.normalize("NFKC", plain) == plain else ""


def _person(entry: object) -> Person:
    """One entry; refused unless it names a role and either issuer with subject or an e-mail address."""
    if isinstance(entry, Mapping):
        role, issuer, subject, email = (
            str(entry.get(key) or "").strip() for key in ("role", "issuer", "subject", "email")
        )
        compared = address(email)
        is_known = bool(compared) if email else bool(issuer and subject)
        for name in ROLES:
            if role == name and is_known and not (email and subject):
                return Person(name, issuer, subject, compared)
    raise refusal(
        "An entry of the list is not understood; nobody is let in.",
        "Each [[person]] has a role (board or coordinator), and issuer with subject, or email.",
        file="allowed.toml",
    )
