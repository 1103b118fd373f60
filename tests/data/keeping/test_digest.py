"""The news of the programme: what a message says over four weeks, what it says once, and an e-mail handed to a server."""

import email
import os
import shutil
from collections.abc import Iterator
from datetime import date
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from analytics.language.texts import translator
from analytics.report.news import RISK, WAITS, Message
from data.generations import store
from data.keeping import digest, mail
from data.problems import Refused

TODAY = date(2021, 11, 20)
EN, FR = translator("en"), translator("fr")


class Inbox:
    """What a real SMTP server was handed; it refuses who is not known."""

    def __init__(self) -> None:
        self.letters: list[EmailMessage] = []
        self.envelopes: list[Envelope] = []

    async def handle_RCPT(  # noqa: N802, a name of aiosmtpd
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address.startswith("nobody"):
            return "550 no such person"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        letter = email.message_from_bytes(envelope.original_content or b"", policy=default)
        assert isinstance(letter, EmailMessage)
        self.letters.append(letter)
        self.envelopes.append(envelope)
        return "250 OK"


class AnyPort(Controller):
    """A server on whatever port is free."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def inbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Inbox]:
    """A server on this machine, to which the settings point."""
    handler = Inbox()
    server = AnyPort(handler, hostname="127.0.0.1", port=0)
    server.start()
    monkeypatch.setenv("BINOMES_SMTP", f"smtp://127.0.0.1:{server.port}")
    monkeypatch.setenv("BINOMES_MAIL_FROM", "binomes@example.org")
    monkeypatch.setenv("BINOMES_MAIL_BOARD", "un@example.org, deux@example.org")
    try:
        yield handler
    finally:
        server.stop()


@pytest.fixture
def weeks(four_weeks: Path, tmp_path: Path) -> list[store.Generation]:
    """The four publications, in a store that may be written."""
    return store.generations(Path(shutil.copytree(four_weeks, tmp_path / "programme")))


def _lines(news: Message, title: str) -> list[str]:
    return [line for part in news.parts if part.title.startswith(title) for line in part.lines]


def _told(weeks: list[store.Generation], audience: str) -> list[Message]:
    """The messages of the four weeks, each noted before the next."""
    told = []
    for generation in weeks:
        news = digest.since(generation, audience, generation.computed_on, EN)
        digest.note(generation.store, audience, news.said)
        told.append(news)
    return told


def test_each_week_says_what_is_more_and_what_is_less_than_in_the_last_message(
    weeks: list[store.Generation],
) -> None:
    first, second, third, _ = _told(weeks, "coordinator")
    assert [part.title for part in first.parts][-1] == "The campaign to come"
    assert not any("more." in line for line in _lines(first, "What changed"))
    # 153, then 210 applications; 17, then 36, then 137 pairs; 183, then 191 places; 133, then 169 who wait, then 65
    assert _lines(second, "What changed")[:4] == [
        "57 applications more.",
        "19 pairs more.",
        "8 places more.",
        "36 students more who wait.",
    ]
    assert _lines(third, "What changed")[:2] == ["101 pairs more.", "5 places more."]
    assert "104 students fewer who wait." in _lines(third, "What changed")


def test_the_board_is_told_about_so_many_where_its_counts_are_rounded(weeks: list[store.Generation]) -> None:
    _, second, third, _ = _told(weeks, "board")
    assert _lines(second, "What changed")[:2] == ["About 60 applications more.", "19 pairs more."]
    assert "About 105 students fewer who wait." in _lines(third, "What changed")
    assert any("hidden" in line for line in third.foot)


def test_an_alert_is_said_once_until_it_changes(weeks: list[store.Generation]) -> None:
    told = _told(weeks, "coordinator")
    began = [news.said.alerts for news in told]
    assert [news.has_news for news in told] == [
        now != before for before, now in zip([frozenset(), *began], began, strict=False)
    ]
    assert frozenset({RISK, WAITS}) in began
    crossed = next(place for place, alerts in enumerate(began) if WAITS in alerts)
    said = [[line for line in _lines(news, "Alerts") if "waited for over 30 days" in line] for news in told]
    assert [len(lines) for lines in said] == [int(place == crossed) for place in range(4)]
    assert "Long waits are still above the threshold." in _lines(told[-1], "Alerts")


def test_an_alert_that_ends_is_said_once(weeks: list[store.Generation]) -> None:
    news = digest.since(weeks[0], "coordinator", TODAY, EN)
    before = digest.Said(TODAY, 0, "X20", {}, frozenset({RISK, WAITS}))
    digest.note(weeks[0].store, "coordinator", before)
    after = digest.since(weeks[0], "coordinator", TODAY, EN)
    ended = {RISK, WAITS} - news.said.alerts
    assert ended
    assert after.has_news
    assert sum("no longer above" in line for line in _lines(after, "Alerts")) == len(ended)


def test_since_a_publication_that_is_kept_or_a_refusal_that_names_those(
    weeks: list[store.Generation],
) -> None:
    news = digest.since(weeks[3], "coordinator", TODAY, EN, earlier=1)
    assert "57 applications more." in _lines(news, "What changed")
    with pytest.raises(Refused, match="not kept"):
        digest.since(weeks[3], "coordinator", TODAY, EN, earlier=77)


def test_the_board_gets_text_page_and_files_and_nobody_sees_the_others(
    weeks: list[store.Generation], inbox: Inbox
) -> None:
    news = digest.since(weeks[3], "board", TODAY, FR, link="https://binomes.example.org")
    said = digest.deliver(news, weeks[3], "board", FR, ("pack",), is_sent=True)
    assert said == ["Envoyé à 2 personnes."]
    (letter,), (envelope,) = inbox.letters, inbox.envelopes
    assert envelope.rcpt_tos == ["un@example.org", "deux@example.org"]
    assert "example.org" in letter["From"]
    assert "deux@" not in letter.as_string()
    assert "157 binômes pour les X20 à ce jour" in letter["Subject"]
    text, page = letter.get_body(("plain",)), letter.get_body(("html",))
    assert text is not None
    assert page is not None
    for line in _lines(news, "Où en est"):
        assert line.replace("**", "") in text.get_content()
    assert "<script" not in page.get_content()
    assert "https://binomes.example.org" in page.get_content()
    (pack,) = letter.iter_attachments()
    assert pack.get_filename() == "binomes-4.pdf"
    assert pack.get_content().startswith(b"%PDF")
    kept = digest.last_said(weeks[3].store, "board")
    assert kept is not None
    assert kept.counts["pairs"] == 157


def test_a_recipient_who_is_refused_is_named_and_the_others_have_it(
    weeks: list[store.Generation], inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINOMES_MAIL_BOARD", "un@example.org, nobody@example.org")
    news = digest.since(weeks[3], "board", TODAY, EN)
    said = digest.deliver(news, weeks[3], "board", EN, is_sent=True)
    assert said == ["Sent to 1 person.", "The mail server does not take: nobody@example.org."]
    assert len(inbox.letters) == 1


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("BINOMES_SMTP", "", "which server"),
        ("BINOMES_SMTP", "mail.example.org", "not understood"),
        ("BINOMES_SMTP", "smtp://127.0.0.1:1", "cannot be used"),
        ("BINOMES_MAIL_BOARD", "", "does not give addresses"),
        ("BINOMES_MAIL_BOARD", "nobody@example.org", "none of the recipients"),
        ("BINOMES_SMTP_PASSWORD_FILE", "/nowhere/password", "cannot be read"),
    ],
)
def test_what_cannot_be_sent_is_said_and_is_said_again_next_time(
    weeks: list[store.Generation],
    inbox: Inbox,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    value: str,
    reason: str,
) -> None:
    monkeypatch.setenv(name, value)
    news = digest.since(weeks[3], "board", TODAY, EN)
    with pytest.raises(Refused, match=reason):
        digest.deliver(news, weeks[3], "board", EN, is_sent=True)
    assert inbox.letters == []
    assert digest.last_said(weeks[3].store, "board") is None


def test_a_password_never_travels_on_a_line_that_is_not_encrypted(
    weeks: list[store.Generation], inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BINOMES_SMTP", os.environ["BINOMES_SMTP"].replace("//", "//somebody@"))
    monkeypatch.setenv("BINOMES_SMTP_PASSWORD", "secret")
    news = digest.since(weeks[3], "board", TODAY, EN)
    letter = digest.as_mail(news, "a@example.org", ["b@example.org"], "en", {})
    with pytest.raises(Refused, match="would not be encrypted"):
        mail.send(letter, mail.account(os.environ, "board"))
    assert inbox.letters == []


def test_a_dry_run_shows_the_message_and_to_whom_and_keeps_nothing(
    weeks: list[store.Generation], inbox: Inbox
) -> None:
    news = digest.since(weeks[3], "board", TODAY, EN)
    said = digest.deliver(news, weeks[3], "board", EN, ("pack",), is_sent=True, is_dry=True)
    assert said[:2] == [
        "Would be sent to: un@example.org, deux@example.org.",
        "Files that go with it: binomes-4.pdf.",
    ]
    assert digest.as_text(news) in said
    assert inbox.letters == []
    assert digest.last_said(weeks[3].store, "board") is None


def test_an_e_mail_is_written_as_a_file_that_any_program_opens(
    weeks: list[store.Generation], tmp_path: Path
) -> None:
    news = digest.since(weeks[3], "coordinator", TODAY, EN)
    path = tmp_path / "news.eml"
    digest.deliver(news, weeks[3], "coordinator", EN, target=path)
    letter = email.message_from_bytes(path.read_bytes(), policy=default)
    assert letter["Subject"] == news.subject
    with pytest.raises(Refused, match="EML"):
        digest.deliver(news, weeks[3], "coordinator", EN, target=tmp_path / "news.txt")


def test_what_was_said_cannot_be_read_any_more_and_nothing_is_compared(weeks: list[store.Generation]) -> None:
    for content in ("", "[]", '{"board": {"on": "yesterday"}}'):
        (weeks[3].store / digest.SAID).write_text(content)
        assert digest.last_said(weeks[3].store, "board") is None


def test_the_invented_programme_says_that_it_is_invented(demo_home: Path) -> None:
    generation = store.current(demo_home / store.DEMO)
    assert generation is not None
    news = digest.since(generation, "board", TODAY, FR)
    assert any("fictifs" in line for line in news.foot)
    assert "190 binômes pour les X20" in news.subject
