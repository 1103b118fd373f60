"""A real server with sign-in on planted data, and its people: what the trials of access have in common."""

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import planted
from running import free_port, running_app
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value
from wire import SECRET, Answer, Tab, Visitor, provider, sign_in_settings

from data.generations import audit

COORDINATORS = ("anne", "dan", "erin")
COHORTS = ("X16", "X17", "X18", "X19", "X20")
ALLOWED = '[[person]]\nrole = "{role}"\nissuer = "{issuer}"\nsubject = "{subject}"\n'


@dataclass
class Case:
    """A server with its people, and what a coordinator once saw on each page of it."""

    root: str
    issuer: str
    home: Path
    log: Path
    coordinator: Visitor
    tab: Tab
    pages: dict[str, Answer] = field(default_factory=dict)

    def allow(self, **roles: str) -> None:
        """Writes the list anew: subject → role."""
        text = "".join(
            ALLOWED.format(role=role, issuer=self.issuer, subject=name) for name, role in roles.items()
        )
        (self.home / "access" / "allowed.toml").write_text(text)

    def file(self, page: str) -> tuple[str, str]:
        """The first file that the page offers, made a moment ago by the coordinator: its name and its address.

        Two empty texts for a page that offers none.
        """
        name = next(iter(self.tab.unfolded(page).downloads), "")
        return name, self.tab.made(name) if name else ""

    def refusals(self) -> Counter[str]:
        """Who → how many refusals the log of access tells of; those of the last minute when the server has stopped."""
        found: Counter[str] = Counter()
        for month in self.home.glob("access/log/*"):
            for line in audit.lines(month):
                if line["action"] == "refused":
                    found[line["who"]] += line["times"]
        return found

    def logs(self) -> list[Path]:
        """Every file into which the server writes what happens."""
        return [self.log, *self.home.glob("access/log/*/audit.jsonl"), *self.home.glob("access/*.log")]


@contextmanager
def served(home: Path) -> Iterator[Case]:
    """A server on planted data, with sign-in, and a coordinator who has looked at every page of it."""
    os.environ["BINOMES_HOME"] = str(home)
    if not (home / "demo").exists():
        planted.plant(home)
    access, port = home / "access", free_port()
    access.mkdir(exist_ok=True, mode=0o700)
    emails = {name: f"{name}@example.org" for name in (*COORDINATORS, "bob", "carl")}
    with provider(**emails) as issuer:
        (access / "secrets.toml").write_text(sign_in_settings(port, issuer))
        with running_app(home, home / "server.log", port) as root:
            anne = Visitor(root)
            case = Case(root, issuer, home, home / "server.log", anne, None)  # type: ignore[arg-type]
            case.allow(anne="coordinator", dan="coordinator", erin="coordinator", bob="board")
            anne.sign_in("anne")
            with anne.connected() as case.tab:
                case.pages = {page: case.tab.unfolded(page) for page in case.tab.run("").pages}
                yield case


def looked_everywhere(visitor: Visitor, cohorts: Sequence[str] = COHORTS) -> bytes:
    """All that is sent to a visitor who opens each page and its files, in each language, on these cohorts."""
    visitor.received.clear()
    with visitor.connected() as tab:
        for page in tab.run("").pages or {"": "", "solliciter": ""}:
            visitor.get(f"/{page}")
            for language in ("fr", "en"):
                for cohort in cohorts:
                    answer = tab.unfolded(page, lang=language, promo=cohort)
                for name in answer.downloads:
                    visitor.get(tab.made(name))
    return bytes(visitor.received)


def cookie_of(case: Case, subject: str, age: float, lasts: float) -> str:
    """A cookie as Streamlit signs it, for a sign-in of `age` seconds ago that lasts `lasts`: time that has passed."""
    now = time.time()
    claims = {"iss": case.issuer, "sub": subject, "iat": int(now - age), "exp": int(now - age + lasts)}
    text = json.dumps({**claims, "origin": case.root, "is_logged_in": True})
    return create_signed_value(SECRET, "_streamlit_user", text).decode()
