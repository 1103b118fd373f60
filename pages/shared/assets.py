"""Where the style sheets, scripts and marks of the pages are, and the library that draws for the pointer."""

from hashlib import sha256
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

ASSETS = Path(__file__).parents[1] / "assets"
# Of plotly.js, in the version of the Python package, with what the charts use: tests/pages/shared/test_chart.py.
LIBRARY = ASSETS / "plotly-cartesian.min.js"
LIBRARY_PATH = f"/plotly.{sha256(LIBRARY.read_bytes()).hexdigest()[:12]}.js"


def library(request: Request) -> Response:
    """The library, which a browser may keep for good: another version has another address."""
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}
    return Response(LIBRARY.read_bytes(), media_type="text/javascript", headers=headers)
