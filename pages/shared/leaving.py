"""The sign-out: a page that asks for it, and the answer to its form. A link of another site signs nobody out.

Streamlit sends the browser to an address, by GET. What stands there is a form; its script sends it at once when the
browser says that it comes from our own pages, and a person presses the button otherwise.
"""

from html import escape

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from analytics.language.messages import message
from analytics.language.texts import translator

ADDRESS = "/auth/logout"
OURS = "same-origin"  # what a browser says of a request from our own pages
SCRIPT_PATH = "/leaving.js"
SCRIPT = "document.forms[0].submit()\n"
SIGN_OUT = message("Sign out")
PAGE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title>
<form method="post" action="{address}"><button>{title}</button></form>{script}</html>"""
GONE = """<!doctype html><html lang="fr"><meta charset="utf-8"><title>{title}</title>
<meta http-equiv="refresh" content="0;url={address}"><a href="{address}">{title}</a></html>"""


def form(asked: HTTPConnection) -> Response:
    """The page with the button, which presses itself for who comes from our own pages."""
    is_ours = asked.headers.get("sec-fetch-site") == OURS
    script = f'<script src="{SCRIPT_PATH}"></script>' if is_ours else ""
    return HTMLResponse(PAGE.format(title=_title(), address=ADDRESS, script=script))


def script(_: HTTPConnection) -> Response:
    """The script of that page, in a file of its own as the rules for scripts ask."""
    return Response(SCRIPT, media_type="text/javascript")


def is_from_elsewhere(asked: HTTPConnection) -> bool:
    """Whether a form of another site was sent here."""
    # Without it, cookies are not sent from elsewhere.
    return asked.headers.get("sec-fetch-site") not in (None, OURS)


async def sign_out(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Streamlit's own sign-out, which knows GET alone; its redirection as a page, since a form may not lead away."""

    async def sent(part: Message) -> None:
        if part["type"] != "http.response.start":
            return
        headers = [(name, value) for name, value in part["headers"] if name == b"set-cookie"]
        address = next((value.decode() for name, value in part["headers"] if name == b"location"), "/")
        answer = HTMLResponse(GONE.format(title=_title(), address=escape(address)))
        answer.raw_headers += headers
        await answer(scope, receive, send)

    await app({**scope, "method": "GET"}, receive, sent)


def _title() -> str:
    return translator("fr")(SIGN_OUT)
