"""Where the style sheets, scripts and marks of the pages are, and those that have an address of their own."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

ASSETS = Path(__file__).parents[1] / "assets"
# Of plotly.js, in the version of the Python package, with what the charts use: tests/pages/shared/test_chart.py.
LIBRARY = ASSETS / "plotly-cartesian.min.js"
STYLE = ASSETS / "style.css"  # asked for with the page: once words are drawn, it would move them
CHART = ASSETS / "chart.js"
KINDS = {".js": "text/javascript", ".css": "text/css"}


def _path(file: Path) -> str:
    return f"/{file.stem.partition('-')[0]}.{sha256(file.read_bytes()).hexdigest()[:12]}{file.suffix}"


LIBRARY_PATH, STYLE_PATH, CHART_PATH = _path(LIBRARY), _path(STYLE), _path(CHART)
# What a browser keeps for good: another version has another address.
KEPT = {LIBRARY_PATH: LIBRARY, STYLE_PATH: STYLE, CHART_PATH: CHART}


def kept(file: Path, request: Request) -> Response:
    """One of the files of KEPT."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(file.read_bytes(), media_type=KINDS[file.suffix], headers=headers)
