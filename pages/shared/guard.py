"""What every request meets before Streamlit: who may ask, by which name, whose file it is, what the browser may do.

Streamlit checks less than this application needs: it answers any Host, takes a connection without Origin or from
another port of this machine, gives a file of one session to whoever has its address, and says nothing about content.
"""

import asyncio
import json
import os
import re
import time
from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data.generations import store
from data.publish import health
from data.visitors import access, log, sessions
from data.visitors.access import Door
from pages.shared import cookies, leaving, offers
from pages.shared.offers import UPLOAD

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.S)


def content_policy() -> str:
    """What a page may load and run: this server's own files, and Streamlit's one inline script, known by its digest."""
    shell = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    digests = " ".join(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in INLINE_SCRIPT.findall(shell)
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {digests}",  # components v2 load as blobs; nothing needs eval
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


HEADERS = {
    "Content-Security-Policy": content_policy(),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CLOSED = ("/_stcore/metrics", "/_stcore/agent", "/_stcore/script-health-check", "/component/")
OPERATION = "backend_operation_request"  # to make a file; Streamlit has others, which no page needs
FOR_PERSONS = ("file_urls_request", OPERATION)  # messages of who is let in
HEARD = ("rerun_script", "stop_script", "app_heartbeat", *FOR_PERSONS)
MOST_WAITING = 100 << 20  # bytes of files of one visitor in the memory of the server: five of the largest
NOBODY: sessions.Key = ("", "", 0)
MEDIA = "/media/"


def state(request: Request) -> PlainTextResponse:
    """Whether the current generation opens and answers; 503 when it does not, or when nothing was ever published."""
    from data import queries  # with pandas and DuckDB, which a server that starts need not wait for

    try:
        most = access.door(os.environ, access.secrets().get("auth", {}), "localhost").most
        serving = health.serving(store.store_folder(store.chosen_store()), most)
        generation = None if serving.is_fallback else serving.generation
        is_well = generation is not None and bool(queries.records(generation, most, "dataset"))
    except Exception:
        is_well = False
    return PlainTextResponse("ok" if is_well else "indisponible", 200 if is_well else 503)


def guarded(app: ASGIApp, door: Door) -> ASGIApp:
    """The application behind the guard: what it refuses never reaches it, what it answers carries the headers."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await app(scope, receive, send)
        if door.is_https:
            scope = cookies.inward(scope)
        asked, path = HTTPConnection(scope), scope["path"]
        reason = _stranger(asked, door) or _other_origin(asked) or _not_theirs(asked, door)
        if reason not in ("", "closed"):
            log.refuse(_subject(asked, door), _shown(path), reason)
        if reason and scope["type"] == "websocket":
            return await send({"type": "websocket.close", "code": 1008})
        if reason:
            text, status = ("Not found", 404) if reason == "closed" else ("Forbidden", 403)
            return await PlainTextResponse(text, status)(scope, receive, _dressed(send, path, door))
        if scope["type"] == "websocket":
            return await app(scope, _heard(receive, asked, door), _noted(send, asked, door))
        dressed = _dressed(send, path, door)
        if path != leaving.ADDRESS or door.mode != "signed":
            return await app(scope, receive, dressed)
        if scope["method"] != "POST" or leaving.is_from_elsewhere(asked):
            return await leaving.form(asked)(scope, receive, dressed)
        if subject := sessions.revoke(claims(asked), time.time()):
            await asyncio.to_thread(log.note, "signed out", subject)
        return await leaving.sign_out(app, scope, receive, dressed)

    return answer


def claims(asked: HTTPConnection) -> Mapping[str, Any]:
    """What the signed cookie of the request says of its sender; empty when it says nothing that can be trusted."""
    try:
        cookie = _get_signed_cookie_with_chunks(asked.cookies, USER_COOKIE_NAME)
        content = json.loads(cookie) if cookie else {}
    except Exception:
        return {}
    return content if isinstance(content, dict) else {}


def _dressed(send: Send, path: str, door: Door) -> Send:
    """`send`, with the headers added, cookies for https alone where there is https, pages and files not kept."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if path.startswith(MEDIA) or headers.get("content-type", "").startswith("text/html"):
                headers["Cache-Control"] = "no-store"
            if door.is_https:
                message["headers"] = [cookies.outward(header) for header in message["headers"]]
        await send(message)

    return dressed


def _noted(send: Send, asked: HTTPConnection, door: Door) -> Send:
    """`send`, which remembers what files each message offers to the visitor of the connection."""
    visitor = _visitor(asked, door)

    async def noted(message: Message) -> None:
        if message["type"] == "websocket.send" and message.get("bytes"):
            offers.note(visitor, message["bytes"])
        await send(message)

    return noted


def _heard(receive: Receive, asked: HTTPConnection, door: Door) -> Receive:
    """`receive`, without the messages that no page needs, and with nothing but a plain run from a sign-in that ended.

    Streamlit runs what a widget calls, or a fragment, before app.py has judged who asks: the first message after the
    end of a sign-in, or of a connection that has none, is therefore reduced to the page it asks for.
    """
    identity, was_open = claims(asked), True
    signed = sessions.sign_in(identity)

    async def heard() -> Message:
        nonlocal was_open
        while True:
            message = await receive()
            frame = _frame(message)
            kind = frame.WhichOneof("type") if frame else None
            if frame is None:
                return message
            if kind not in HEARD or (kind == OPERATION and not _is_download(frame)):
                continue
            if door.mode != "signed":
                return message
            is_open = _is_let_in(identity)
            wanted = frame.backend_operation_request.deferred_file.file_id
            is_theirs = kind != OPERATION or (signed is not None and offers.is_offered(signed.key, wanted))
            if kind in FOR_PERSONS and not (is_open and is_theirs):
                log.refuse(_subject(asked, door), kind, "not theirs")
                continue
            if not is_open and was_open and kind == "rerun_script":
                frame.rerun_script.ClearField("fragment_id")
                frame.rerun_script.ClearField("widget_states")
                was_open = False
            was_open = was_open or is_open
            return {**message, "bytes": frame.SerializeToString()}

    return heard


def _is_let_in(identity: Mapping[str, Any]) -> bool:
    """Whether the sign-in holds; not where it cannot be noted, which the page then says with a number."""
    try:
        return sessions.judged(identity, time.time()).role is not None
    except OSError:
        return False


def _frame(message: Message) -> BackMsg | None:
    """What the browser sends, understood; None for what is no message, which Streamlit then refuses itself."""
    if message["type"] != "websocket.receive" or not message.get("bytes"):
        return None
    frame = BackMsg()
    try:
        frame.ParseFromString(message["bytes"])
    except Exception:
        return None
    return frame


def _is_download(frame: BackMsg) -> bool:
    return frame.backend_operation_request.WhichOneof("payload") == "deferred_file"


def _stranger(asked: HTTPConnection, door: Door) -> str:
    """Why this request has no business here; empty when it may go on."""
    name = urlsplit(f"//{asked.headers.get('host', '')}").hostname or ""
    if name not in door.hosts:
        return "host"
    is_forwarded = any(header in asked.headers for header in ("forwarded", "x-forwarded-for", "x-real-ip"))
    if door.mode == "local" and (
        is_forwarded or not access.is_loopback(asked.client.host if asked.client else "::1")
    ):
        return "not local"
    return "closed" if asked.scope["path"].startswith(CLOSED) else ""


def _other_origin(asked: HTTPConnection) -> str:
    """A connection must come from a page of this very address and port; a browser always says where from."""
    if asked.scope["type"] != "websocket":
        return ""
    origin = urlsplit(asked.headers.get("origin", ""))
    is_ours = origin.scheme in ("http", "https") and origin.netloc == asked.headers.get("host")
    return "" if is_ours else "origin"


def _not_theirs(asked: HTTPConnection, door: Door) -> str:
    """Why a file may not be fetched or sent: what a page offers is its sign-in's alone, and only coordinators send."""
    path = asked.scope["path"]
    is_upload = path.startswith(UPLOAD)
    if is_upload and door.most == "board":
        return "board"
    if is_upload and asked.scope["method"] == "PUT" and _is_too_much(asked, door):
        return "too much"
    if door.mode != "signed" or not (is_upload or path.startswith(MEDIA)):
        return ""
    identity = claims(asked)
    judgement, signed = sessions.judged(identity, time.time()), sessions.sign_in(identity)
    if judgement.role is None or signed is None:
        return judgement.reason
    if is_upload and judgement.role != "coordinator":
        return "board"
    return "" if offers.is_offered(signed.key, path) else "not theirs"


def _is_too_much(asked: HTTPConnection, door: Door) -> bool:
    """Whether the visitor would hold more files in the memory of the server than an import needs."""
    size = asked.headers.get("content-length", "")
    return not size.isdecimal() or offers.waiting(_visitor(asked, door)) + int(size) > MOST_WAITING


def _visitor(asked: HTTPConnection, door: Door) -> sessions.Key:
    """Who asks: a sign-in, or where nobody signs in, anybody."""
    signed = _sign_in(asked, door)
    return signed.key if signed else NOBODY


def _subject(asked: HTTPConnection, door: Door) -> str:
    signed = _sign_in(asked, door)
    return signed.subject if signed else ""


def _sign_in(asked: HTTPConnection, door: Door) -> sessions.SignIn | None:
    return sessions.sign_in(claims(asked)) if door.mode == "signed" else None


def _shown(path: str) -> str:
    """The path without what it holds of a session or of a file."""
    return next((prefix.rstrip("/") for prefix in (UPLOAD, MEDIA) if path.startswith(prefix)), path[:80])
