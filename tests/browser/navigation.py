"""The pages of the application, read from app.py: a test, a picture or a benchmark goes through all there are."""

import ast
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app.py"


def _lines() -> list[ast.Call]:
    """The calls of `access.page`, one a page, in the order of the menu."""
    calls = [
        node for node in ast.walk(ast.parse(APP.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    listed = [call for call in calls if ast.unparse(call.func) == "access.page"]
    return sorted(listed, key=lambda call: call.lineno)


def _text(call: ast.Call, place: int) -> str:
    return str(ast.literal_eval(call.args[place])) if len(call.args) > place else ""


PAGES = {_text(call, 2): f"/{_text(call, 5)}" for call in _lines()}  # the module of a page: its address
OF_THE_COORDINATOR = tuple(
    _text(call, 2) for call in _lines() if any(given.arg == "only" for given in call.keywords)
)
TITLES = {_text(call, 2): str(ast.literal_eval(call.args[3].args[0])) for call in _lines()}  # type: ignore[attr-defined]
