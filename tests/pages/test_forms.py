"""What is typed reaches the button beside it, and the person whom it was typed for."""

import ast
from pathlib import Path

from streamlit.testing.v1 import AppTest

PAGES = Path(__file__).resolve().parents[2] / "pages"
TYPED = ("text_input", "text_area", "number_input", "data_editor")


def test_what_is_typed_waits_for_a_button_or_is_a_filter() -> None:
    """Else the page runs as the hand leaves the field, and the button is moved, or still grey, as it is pressed."""
    calls = [
        (path.name, node)
        for path in PAGES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TYPED
    ]
    assert len(calls) > 5
    running = [
        f"{name}:{call.lineno}"
        for name, call in calls
        if not {"bind='query-params'", "on_change='ignore'"} & {ast.unparse(word) for word in call.keywords}
    ]
    assert not running


def _one_list() -> None:
    import pandas as pd
    import streamlit as st

    from pages.shared import editors

    people = st.session_state["people"]
    editors.editor(pd.DataFrame({"person": people, "note": [""] * len(people)}), "list", 1, {}, is_fixed=True)


def test_what_was_typed_for_one_person_is_never_held_of_another() -> None:
    """Streamlit knows rows by their place: of a list as long, it would keep what was typed in the second row."""

    def grid(*people: str) -> str:
        app = AppTest.from_function(_one_list)
        app.session_state["people"] = people
        return str(app.run().dataframe[0].proto.id)

    assert grid("A", "B") == grid("A", "B")
    assert grid("A", "B") != grid("A", "C")
