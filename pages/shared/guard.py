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
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME
from streamlit.web.server.starlette.starlette_websocket import _get_signed_cookie_with_chunks

from data import queries
from data.generations import store
from data.publish import health
from data.visitors import access, sessions
from data.visitors.access import Door

INLINE_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.S)


def content_policy() -> str:
    """What a page may load and run: this server's own files, and Streamlit's one inline script, known by its digest."""
    shell = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    known = " ".join(
        f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
        for script in INLINE_SCRIPT.findall(shell)
    )
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {known}",  # components v2 load as blobs; nothing needs eval
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'self'",
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
FOR_PERSONS = ("file_urls_request", "backend_operation_request")  # messages of who is let in
HEARD = ("rerun_script", "stop_script", "app_heartbeat", *FOR_PERSONS)
UPLOAD, MEDIA, SIGN_OUT = "/_stcore/upload_file/", "/media/", "/auth/logout"
LONGEST_RERUN = 3.0  # seconds for which a file may belong to nobody, while the page that offers it runs again


def state(request: Request) -> PlainTextResponse:
    """Whether the current generation opens and answers; 503 when it does not, or when nothing was ever published."""
    try:
        most = access.door(os.environ, access.secrets().get("auth", {}), "localhost").most
        serving = health.serving(store.store_folder(store.chosen_store()), most)
        found = None if serving.is_fallback else serving.generation
        is_well = found is not None and not queries.rows(found, most, "dataset").empty
    except Exception:
        is_well = False
    return PlainTextResponse("ok" if is_well else "indisponible", 200 if is_well else 503)


def guarded(app: ASGIApp, door: Door) -> ASGIApp:
    """The application behind the guard: what it refuses never reaches it, what it answers carries the headers."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            return await app(scope, receive, send)
        asked, path = HTTPConnection(scope), scope["path"]
        reason = _stranger(asked, door) or _other_origin(asked) or await _not_theirs(asked, door)
        if reason not in ("", "closed"):
            access.note("refused", _subject(asked, door), page=_shown(path), why=reason)
        if reason and scope["type"] == "websocket":
            return await send({"type": "websocket.close", "code": 1008})
        if reason:
            text, status = ("Not found", 404) if reason == "closed" else ("Forbidden", 403)
            return await PlainTextResponse(text, status)(scope, receive, _dressed(send, path, door))
        if (
            path == SIGN_OUT
            and door.mode == "signed"
            and (subject := sessions.revoke(claims(asked), time.time()))
        ):
            access.note("signed out", subject)
        heard = _heard(receive, asked, door) if scope["type"] == "websocket" else receive
        return await app(scope, heard, _dressed(send, path, door))

    return answer


def claims(asked: HTTPConnection) -> Mapping[str, Any]:
    """What the signed cookie of the request says of its sender; empty when it says nothing that can be trusted."""
    try:
        cookie = _get_signed_cookie_with_chunks(asked.cookies, USER_COOKIE_NAME)
        told = json.loads(cookie) if cookie else {}
    except Exception:
        return {}
    return told if isinstance(told, dict) else {}


def _dressed(send: Send, path: str, door: Door) -> Send:
    """`send`, with the headers added, cookies for https alone where there is https, and people's files not kept."""

    async def dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if path.startswith(MEDIA):
                headers["Cache-Control"] = "no-store"
            if door.is_https:
                message["headers"] = [
                    (
                        name,
                        value + b"; Secure"
                        if name == b"set-cookie" and b"; secure" not in value.lower()
                        else value,
                    )
                    for name, value in message["headers"]
                ]
        await send(message)

    return dressed


def _heard(receive: Receive, asked: HTTPConnection, door: Door) -> Receive:
    """`receive`, without the messages that no page needs, and with nothing but a plain run from a sign-in that ended.

    Streamlit runs what a widget calls, or a fragment, before app.py has judged who asks: the first message after the
    end of a sign-in, or of a connection that has none, is therefore reduced to the page it asks for.
    """
    told, was_open = claims(asked), True

    async def heard() -> Message:
        nonlocal was_open
        while True:
            message = await receive()
            frame = _frame(message)
            kind = frame.WhichOneof("type") if frame else None
            if frame is None or (kind in HEARD and door.mode != "signed"):
                return message
            if kind not in HEARD:
                continue
            is_open = sessions.judged(told, time.time()).role is not None
            if not is_open and kind in FOR_PERSONS:
                continue
            if not is_open and was_open and kind == "rerun_script":
                frame.rerun_script.ClearField("fragment_id")
                frame.rerun_script.ClearField("widget_states")
                was_open = False
            was_open = was_open or is_open
            return {**message, "bytes": frame.SerializeToString()}

    return heard


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


async def _not_theirs(asked: HTTPConnection, door: Door) -> str:
    """Why a file may not be fetched or sent: what a page offers is its sign-in's alone, and only coordinators send."""
    path = asked.scope["path"]
    is_upload = path.startswith(UPLOAD)
    if is_upload and door.most == "board":
        return "board"
    if door.mode != "signed" or not (is_upload or path.startswith(MEDIA)):
        return ""
    told = claims(asked)
    judgement = sessions.judged(told, time.time())
    if judgement.role is None:
        return judgement.reason
    if is_upload and judgement.role != "coordinator":
        return "board"
    signed, limit = sessions.sign_in(told), time.monotonic() + LONGEST_RERUN
    while signed not in (_owners_of_session(path) if is_upload else _owners_of_file(path)):
        if is_upload or time.monotonic() > limit:
            return "not theirs"
        await asyncio.sleep(0.05)
    return ""


def _owners_of_session(path: str) -> list[sessions.SignIn | None]:
    return [_owner(path.removeprefix(UPLOAD).split("/")[0])]


def _owners_of_file(path: str) -> list[sessions.SignIn | None]:
    """The sign-ins of the sessions whose page offers the file now. Streamlit has no public way to ask (1.67)."""
    name = PurePath(path).stem
    held = Runtime.instance().media_file_mgr._files_by_session_and_coord.copy()
    return [_owner(session) for session, files in held.items() if name in tuple(files.values())]


def _owner(session: str) -> sessions.SignIn | None:
    found = Runtime.instance()._session_mgr.get_session_info(session)
    return sessions.sign_in(found.session._user_info) if found else None


def _subject(asked: HTTPConnection, door: Door) -> str:
    signed = sessions.sign_in(claims(asked)) if door.mode == "signed" else None
    return signed.subject if signed else ""


def _shown(path: str) -> str:
    """The path without what it holds of a session or of a file."""
    return next((known.rstrip("/") for known in (UPLOAD, MEDIA) if path.startswith(known)), path[:80])
