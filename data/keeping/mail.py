"""An e-mail is handed to a server: what the settings of this machine say of it, and what goes wrong, in words."""

import smtplib
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from data.problems import Refused, refusal

PORTS = {"smtp": 587, "smtps": 465}
SECONDS = 30
LOCAL = ("localhost", "127.0.0.1", "::1")
REMEDY = "Correct BINOMES_SMTP, like smtp://user@mail.example.org:587 or smtps://mail.example.org."


@dataclass(frozen=True)
class Account:
    """Where mails are handed in, as whom, from whom and to whom.

    `is_wrapped`: the line is encrypted from its first byte (smtps); otherwise it must become so, but on this machine.
    """

    host: str
    port: int
    is_wrapped: bool
    user: str
    password: str
    sender: str
    recipients: Sequence[str]


def account(environment: Mapping[str, str], audience: str) -> Account:
    """What the environment says of the mails to `audience`; refused, with what to do, where it says too little.

    The password stands in BINOMES_SMTP_PASSWORD, or in the file that BINOMES_SMTP_PASSWORD_FILE names.
    """
    written = environment.get("BINOMES_SMTP", "")
    if not written:
        raise refusal("It is not said which server takes mails.", REMEDY)
    address = urlsplit(written)
    try:
        port = address.port or PORTS[address.scheme]
    except (KeyError, ValueError):
        raise refusal("The address of the mail server is not understood.", REMEDY) from None
    if not address.hostname:
        raise refusal("The address of the mail server is not understood.", REMEDY)
    variable = f"BINOMES_MAIL_{audience.upper()}"
    sender = _addresses(environment, "BINOMES_MAIL_FROM")
    return Account(
        address.hostname,
        port,
        address.scheme == "smtps",
        address.username or "",
        _password(environment),
        sender[0],
        _addresses(environment, variable),
    )


def send(mail: EmailMessage, account: Account) -> list[str]:
    """Hands the mail in: the recipients that the server refused, if it took others.

    Refused, and nothing sent, when the server is not reached, does not encrypt its line, does not take the password or
    takes no recipient.
    """
    where = f"{account.host}:{account.port}"
    try:
        with _line(account) as line:
            if account.user:
                line.login(account.user, account.password)
            refused = line.send_message(mail, account.sender, list(account.recipients))
    except smtplib.SMTPAuthenticationError:
        raise refusal(
            "The mail server does not take this user and password.",
            "Correct BINOMES_SMTP and BINOMES_SMTP_PASSWORD.",
            file=where,
        ) from None
    except smtplib.SMTPRecipientsRefused as error:
        raise refusal(
            "The mail server takes none of the recipients: {cause}.",
            "Correct the addresses.",
            file=where,
            cause=", ".join(sorted(error.recipients)),
        ) from None
    except (smtplib.SMTPException, OSError) as error:
        raise _unreached(where, error) from None
    return sorted(refused)


def _line(account: Account) -> smtplib.SMTP:
    """A line to the server that nobody listens to."""
    trusted = ssl.create_default_context()
    if account.is_wrapped:
        return smtplib.SMTP_SSL(account.host, account.port, timeout=SECONDS, context=trusted)
    line = smtplib.SMTP(account.host, account.port, timeout=SECONDS)
    line.ehlo_or_helo_if_needed()
    if line.has_extn("starttls"):
        line.starttls(context=trusted)
    elif account.host not in LOCAL or account.user:
        line.close()
        raise refusal(
            "The line to the mail server would not be encrypted.",
            "Use a server with STARTTLS, or smtps://.",
            file=f"{account.host}:{account.port}",
        )
    return line


def _addresses(environment: Mapping[str, str], variable: str) -> list[str]:
    written = [part.strip() for part in environment.get(variable, "").split(",") if part.strip()]
    if not written or any("@" not in parseaddr(one)[1] or "\n" in one for one in written):
        raise refusal(
            "{variable} does not give addresses.",
            "Write them with commas between, like a@example.org, b@example.org.",
            variable=variable,
        )
    return written


def _password(environment: Mapping[str, str]) -> str:
    path = environment.get("BINOMES_SMTP_PASSWORD_FILE", "")
    if not path:
        return environment.get("BINOMES_SMTP_PASSWORD", "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise refusal(
            "The file of the password cannot be read.", "Correct BINOMES_SMTP_PASSWORD_FILE.", file=path
        ) from None


def _unreached(where: str, error: Exception) -> Refused:
    return refusal(
        "The mail server cannot be used: {cause}.",
        "Check its address and port, then try again: nothing was sent.",
        file=where,
        cause=str(getattr(error, "strerror", "") or error).rstrip("."),
    )
