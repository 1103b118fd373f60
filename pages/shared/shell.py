"""The page that a browser gets before any script runs, and what puts Streamlit's own English into French."""

import json
import re
from hashlib import sha256
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from analytics.language.texts import catalogue, message
from pages.shared import fonts
from pages.shared.assets import ASSETS, CHART_PATH, STYLE_PATH

NAME = "AX Mentoring"
# What Streamlit 1.67 says itself on our pages, from its labels and its dialogs; a name in braces is kept as it is.
CHROME = (
    message("Sidebar"),
    message("Collapse sidebar"),
    message("Expand sidebar"),
    message("App pages"),
    message("Skip to main content"),
    message("Navigate to home page"),
    message("Link to heading"),
    message("Choose an option"),
    message("Choose options"),
    message("No results"),
    message("Open"),
    message("Close"),
    message("Clear value"),
    message("Clear all"),
    message("Select all"),
    message("Selected values"),
    message("Remove {name}"),
    message("Increment"),
    message("Decrement"),
    message("Help for {name}"),
    message("{name} icon"),
    message("Press Enter to apply"),
    message("Press Enter to submit form"),
    message("Copy to clipboard"),
    message("Search"),
    message("Search: {name}"),
    message("Close Search"),
    message("Next Result"),
    message("Previous Result"),
    message("Fullscreen"),
    message("Fullscreen: {name}"),
    message("Close fullscreen"),
    message("Close fullscreen: {name}"),
    message("Download as CSV"),
    message("Download as CSV: {name}"),
    message("Show/hide columns"),
    message("Show/hide columns: {name}"),
    message("Add row"),
    message("Add row: {name}"),
    message("Delete row(s)"),
    message("Delete row(s): {name}"),
    message("Clear selection"),
    message("file upload"),
    message("Upload"),
    message("Add files"),
    message("{size}MB per file"),
    message("Choose date"),
    message("Clear date"),
    message("Previous month"),
    message("Next month"),
    message("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    message("Scroll tabs left"),
    message("Scroll tabs right"),
    message("Running..."),
    message("Please wait..."),
    message("Page not found"),
    message("The page that you have requested does not seem to exist. Running the app's main page."),
    message(
        "You have requested page /{name}, but no corresponding file was found in the app's pages/ directory."
        " Running the app's main page."
    ),
    message("Connection error"),
    message("Connection timed out."),
    message(
        "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:"
    ),
    message("Streamlit server is not responding. Are you connected to the internet?"),
    message("streamlit run yourscript.py"),
    message("Unknown error"),
)
SCRIPT = (
    f"const SAID = {json.dumps([[text, catalogue('fr')[text][0]] for text in CHROME])}\n"
    f"{(ASSETS / 'chrome.js').read_text(encoding='utf-8')}"
)
SCRIPT_PATH = f"/chrome.{sha256(SCRIPT.encode()).hexdigest()[:12]}.js"
TITLE = re.compile(r"<title>.*?</title>", re.S)
NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.S)
SERVICE = re.compile(r'<link rel="service-desc"[^>]*>')


def frame() -> str:
    """Streamlit's index.html in French, with the colours of the dashboard until its scripts have drawn the page."""
    page = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    page = page.replace('<html lang="en">', '<html lang="fr">', 1)
    page = TITLE.sub(f"<title>{NAME}</title>", page, count=1)
    page = NOSCRIPT.sub("", page, count=1)
    page = SERVICE.sub("", page, count=1)
    page = page.replace("</head>", f'{_ahead(page)}<script src=".{SCRIPT_PATH}" defer></script>\n</head>', 1)
    return page.replace('<div id="root"></div>', f'<div id="root"></div>\n{_waiting()}', 1)


def _ahead(page: str) -> str:
    """What is asked for with the page: the fonts, but those that it asks for itself, for words do not move when theirs
    comes, and the script of the charts.
    """
    asked = [
        f'<link rel="preload" href=".{path}" as="font" type="{fonts.KIND}" crossorigin />\n'
        for path in fonts.reduced()
        if path not in page
    ]
    return "".join([*asked, f'<link rel="modulepreload" href=".{CHART_PATH}" />\n'])


def _waiting() -> str:
    return (
        (ASSETS / "waiting.html")
        .read_text(encoding="utf-8")
        .replace("NAME", escape(NAME))
        .replace("STYLE", f".{STYLE_PATH}")
    )


def chrome(request: Request) -> Response:
    """The script of this version, which a browser may keep for good: another version has another address."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(SCRIPT, media_type="text/javascript", headers=headers)


def framed(app: ASGIApp) -> ASGIApp:
    """The application, with `frame` in the place of the page that Streamlit gives for every address of a page."""
    page = frame()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        is_page = False

        async def sent(part: Message) -> None:
            nonlocal is_page
            if part["type"] == "http.response.start":
                kind = dict(part["headers"]).get(b"content-type", b"")
                is_page = part["status"] == 200 and kind.startswith(b"text/html")
            if not is_page:
                await send(part)
            elif part["type"] == "http.response.start":
                # A new one each time: compression writes into the headers that it is given.
                await HTMLResponse(page, headers={"Cache-Control": "no-store"})(scope, receive, send)

        await app(scope, receive, sent if scope["type"] == "http" else send)

    return answer
