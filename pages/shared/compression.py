"""Streamlit's scripts and styles, compressed once in the life of the process, and its fonts, reduced.

Compressed at every visit, as a middleware does it, Plotly's alone holds up all sessions for a quarter of a second.
"""

import asyncio
import gzip
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

import brotli
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from pages.shared import assets, fonts

# The first that a browser takes is chosen.
ENCODERS: dict[str, Callable[[bytes], bytes]] = {
    "br": partial(brotli.compress, quality=7),
    "gzip": gzip.compress,
}
FOREVER = "public, max-age=31536000, immutable"  # their names hold a digest of what they are


@cache
def _files() -> dict[str, Path]:
    """The address of each file that can be packed."""
    root = Path(get_static_dir())
    paths = (path for path in (root / "static").rglob("*") if path.suffix in assets.KINDS)
    return {f"/{path.relative_to(root).as_posix()}": path for path in paths} | assets.KEPT


@cache
def _packed(path: Path, encoding: str) -> bytes:
    body: bytes = ENCODERS[encoding](path.read_bytes())
    return body


def packed(app: ASGIApp) -> ASGIApp:
    """The application, its scripts, styles and fonts given from memory, as small as the browser understands them."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if font := fonts.reduced().get(scope["path"]) if scope["type"] == "http" else None:
            await Response(font, headers={"Cache-Control": FOREVER}, media_type=fonts.KIND)(
                scope, receive, send
            )
            return
        path = _files().get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        accepted = Headers(scope=scope).get("accept-encoding", "") if path else ""
        encoding = next((name for name in ENCODERS if name in accepted), None)
        if not path or not encoding:
            await app(scope, receive, send)
            return
        body = await asyncio.to_thread(_packed, path, encoding)
        headers = {"Content-Encoding": encoding, "Vary": "Accept-Encoding", "Cache-Control": FOREVER}
        await Response(body, headers=headers, media_type=assets.KINDS[path.suffix])(scope, receive, send)

    return answer
