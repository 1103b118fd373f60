"""News that come by themselves: the message of a reader, what the last one said, and the message as an e-mail."""

import json
import mimetypes
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from html import escape
from pathlib import Path

from analytics.language.texts import Translator
from analytics.report.news import Message, Said, message_of
from data.generations import files, store
from data.generations.store import Generation
from data.keeping import mail, reporting, siting
from data.problems import refusal

SAID = "said.json"  # in the folder of the store: per audience, what its last message said
ATTACHED = ("pack", "site")


def since(
    generation: Generation,
    audience: str,
    today: date,
    t: Translator,
    earlier: int | None = None,
    link: str = "",
) -> Message:
    """What `audience` is told of the generation on the day `today`, and what changed since the last message to it.

    With `earlier`, since the publication of that number, which must still be kept; refused otherwise. `link` is the
    address of the dashboard.
    """
    edition = reporting.edition(generation, audience, None, today, t)
    if earlier is None:
        return message_of(edition, last_said(generation.store, audience), link)
    kept = {one.number: one for one in store.generations(generation.store)}
    if earlier not in kept:
        raise refusal(
            "The publication {number} is not kept any more.",
            "Choose one of: {names}.",
            number=str(earlier),
            names=", ".join(map(str, kept)),
        )
    then = message_of(reporting.edition(kept[earlier], audience, None, today, t), None).said
    return message_of(edition, replace(then, on=kept[earlier].computed_on), link)


def deliver(
    news: Message,
    generation: Generation,
    audience: str,
    t: Translator,
    attach: Sequence[str] = (),
    target: Path | None = None,
    is_sent: bool = False,
    is_dry: bool = False,
) -> list[str]:
    """Writes the message to `target`, sends it, or, if `is_dry`, neither: what was done, a sentence a line.

    Nothing for a message that is only shown. What was written or sent is kept: the next message says what changed.
    """
    if not (target or is_sent):
        return []
    require_notable(generation.store)
    account = mail.account(os.environ, audience) if is_sent else None
    if target and (target.suffix != ".eml" or not target.resolve().parent.is_dir()):
        raise refusal(
            "An e-mail is an EML file in a folder that is there.", "Name it like news.eml.", file=str(target)
        )
    attached = attachments(generation, audience, attach, news.said.on, t)
    sender, recipients = (
        (account.sender, account.recipients) if account else ("binomes@localhost", ["binomes@localhost"])
    )
    letter = as_mail(news, sender, recipients, t.language, attached)
    file_names = ", ".join(attached) or t("none")
    if is_dry:
        lines = [t("Would be sent to: {names}.", names=", ".join(recipients))] if account else []
        return [*lines, t("Files that go with it: {names}.", names=file_names), "", as_text(news)]
    lines = []
    if target:
        files.replace(target, letter.as_bytes())
        lines.append(t("Written: {path}", path=str(target.resolve())))
    if account:
        left_out = mail.send(letter, account)
        lines.append(t("Sent to {n} person.", "Sent to {n} persons.", n=len(recipients) - len(left_out)))
        if left_out:
            lines.append(t("The mail server does not take: {names}.", names=", ".join(left_out)))
    note(generation.store, audience, news.said)
    return lines


def last_said(folder: Path, audience: str) -> Said | None:
    """What the last message to `audience` said; None before the first, or when its file cannot be read any more."""
    try:
        return Said.of_plain(json.loads((folder / SAID).read_text())[audience])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def note(folder: Path, audience: str, content: Said) -> None:
    """Keeps what a message said, for the next one to say what changed."""
    kept = {}
    for other in ("board", "coordinator"):
        before = content if other == audience else last_said(folder, other)
        if before:
            kept[other] = before.as_plain()
    files.replace(folder / SAID, (json.dumps(kept, indent=2) + "\n").encode())


def require_notable(folder: Path) -> None:
    """Refused when what a message said could not be kept: the next one would say it all again."""
    if not os.access(folder, os.W_OK):
        raise refusal(
            "What this message says cannot be kept in {folder}.",
            "Give the verb as the user to whom the folder belongs.",
            folder=str(folder),
        )


def attachments(
    generation: Generation, audience: str, names: Sequence[str], today: date, t: Translator
) -> dict[str, bytes]:
    """File name → content of what goes with a message: 'pack', the board's PDF; 'site', its pages in one file."""
    contents: dict[str, bytes] = {}
    for name in names:
        if name not in ATTACHED:
            raise refusal("There is nothing of that name to attach.", "Choose pack or site.", value=name)
        stem = f"binomes-{generation.number}"
        if name == "pack":
            contents[f"{stem}.pdf"] = reporting.pack_bytes(generation, audience, ".pdf", None, today, t)
        else:
            contents[f"{stem}.html"] = siting.single_file(generation)
    return contents


def as_text(news: Message) -> str:
    """The message as plain text, its subject first."""
    lines = [news.subject, "", news.lead]
    for part in news.parts:
        lines += ["", part.title.upper(), *(f"- {line}" for line in part.lines)]
    return "\n".join([*lines, "", "-- ", *news.foot, ""]).replace("**", "")


def as_html(news: Message, language: str) -> str:
    """The message as a page without scripts, pictures or addresses elsewhere but that of the dashboard."""
    parts = "".join(
        f"<h2>{escape(part.title)}</h2><ul>{''.join(f'<li>{_bold(line)}</li>' for line in part.lines)}</ul>"
        for part in news.parts
    )
    foot = "<br>".join(map(escape, news.foot))
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width"><title>{escape(news.subject)}</title><style>{STYLE}</style></head><body><main>'
        f"<h1>{escape(news.subject)}</h1><p>{_bold(news.lead)}</p>{parts}<footer>{foot}</footer></main></body></html>"
    )


STYLE = (
    "body{margin:0;background:#f3f4f6;color:#12284c;font:16px/1.5 Georgia,serif}main{max-width:620px;margin:0 auto;"
    "padding:28px 24px;background:#fff}h1{font-size:24px;line-height:1.25;margin:0 0 12px}h2{font-size:13px;"
    "letter-spacing:.06em;text-transform:uppercase;margin:24px 0 6px;color:#8a6a12}ul{margin:0;padding-left:20px}"
    "li{margin:4px 0}footer{margin-top:28px;padding-top:12px;border-top:1px solid #c9ced8;font-size:13px;color:#4a5876}"
    "@media (prefers-color-scheme:dark){body{background:#0d1526;color:#e8ecf4}main{background:#14203a}"
    "h2{color:#e3bc5b}footer{color:#b4bfd4;border-color:#33456b}}"
)


def as_mail(
    news: Message, sender: str, recipients: Sequence[str], language: str, attached: dict[str, bytes]
) -> EmailMessage:
    """The message as an e-mail of text and HTML, with its files; recipients do not see one another."""
    letter = EmailMessage()
    letter["Subject"], letter["From"] = news.subject, sender
    letter["To"] = recipients[0] if len(recipients) == 1 else sender
    letter["Date"], letter["Message-ID"] = (
        formatdate(),
        make_msgid(domain=sender.rpartition("@")[2] or "localhost"),
    )
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(as_text(news))
    letter.add_alternative(as_html(news, language), subtype="html")
    for name, content in attached.items():
        kind, _, subtype = (mimetypes.guess_type(name)[0] or "application/octet-stream").partition("/")
        letter.add_attachment(content, maintype=kind, subtype=subtype, filename=name)
    return letter


def _bold(text: str) -> str:
    """The sentence as HTML, with Markdown's bold."""
    return "".join(
        f"<b>{part}</b>" if place % 2 else part for place, part in enumerate(escape(text).split("**"))
    )
