"""Whoever types and presses at once is heard, and reads the answer without looking for it."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from running import Visit

from data import queries
from data.generations import store

pytestmark = pytest.mark.browser

LONGEST = 120_000  # milliseconds that a publication may take on a busy machine
Visiting = Callable[[str], Visit]


@pytest.fixture(scope="module")
def app_url(own_url: str) -> str:
    return own_url


def press(page: Page, name: str) -> None:
    """Down and up where the button stands, once it moves no more: whether it is grey is not waited for."""
    button = page.get_by_role("button", name=name).first
    button.hover()
    box = button.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, delay=80)


def type_in_grid(page: Page, card: str, x: int, row: int, text: str) -> None:
    """Types into a cell of the grid of a card, the cell still open at the end."""
    grid = page.locator(f".st-key-card-{card} [data-testid='stDataFrame']").first
    grid.hover()
    box = grid.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + (x if x > 0 else box["width"] + x), box["y"] + row)
    page.locator("#portal textarea, #portal input").first.wait_for()
    page.keyboard.type(text)


def rows(home: Path, name: str) -> list[dict[str, object]]:
    generation = store.current(home / store.DEMO)
    assert generation
    return [dict(row) for row in queries.records(generation, "coordinator", name)]


def test_a_comment_pressed_for_as_it_is_typed_is_published(visit: Visiting, own_home: Path) -> None:
    page = visit("/").page
    page.locator(".st-key-figures-pairs summary").click()
    page.get_by_label("Un commentaire sous cette figure, pour le conseil").click()
    page.keyboard.type("Une relance en novembre.")
    press(page, "Publier le commentaire")
    expect(page.locator(".remark").first).to_contain_text("Une relance en novembre.", timeout=LONGEST)
    assert [row["sentence"] for row in rows(own_home, "remark")] == ["Une relance en novembre."]


def test_a_scenario_pressed_for_as_it_is_named_is_put_aside(visit: Visiting) -> None:
    page = visit("/prevision?recrues=30").page
    page.locator(".st-key-scenario-name input").click()
    page.keyboard.type("Trente")
    press(page, "Garder")
    page.wait_for_url(lambda url: "garde" in parse_qs(urlsplit(url).query))


def test_a_refusal_is_read_where_one_looks_and_a_press_for_nothing_is_answered(
    visit: Visiting, own_home: Path
) -> None:
    page = visit("/objectifs").page
    press(page, "Publier")
    expect(page.get_by_test_id("stAlert")).to_be_in_viewport(ratio=1)
    before = rows(own_home, "target")
    grid = page.locator(".st-key-card-targets [data-testid='stDataFrame']").bounding_box()
    assert grid
    type_in_grid(page, "targets", 90, int(grid["height"]) - 16, "X2O")
    press(page, "Publier")
    refusal = page.get_by_test_id("stAlertContentError")
    expect(refusal).to_be_in_viewport(ratio=1)
    assert "X2O" in refusal.inner_text()
    assert rows(own_home, "target") == before


def test_a_note_pressed_for_while_its_cell_is_open_has_arrived(visit: Visiting) -> None:
    page = visit("/attente").page
    type_in_grid(page, "waiting-students", -60, 75, "à revoir")
    press(page, "Enregistrer les contacts")
    refusal = page.get_by_test_id("stAlertContentError")
    expect(refusal).to_be_in_viewport(ratio=1)
    expect(refusal).to_contain_text("Une note a besoin de sa date.")


def test_a_file_pressed_for_as_its_number_is_typed_has_that_many_rows(visit: Visiting) -> None:
    page = visit("/solliciter").page
    page.locator(".st-key-premiers input").click(click_count=3)
    page.keyboard.type("2")
    with page.expect_download() as file:
        press(page, "Pour l’outil d’envoi (CSV)")
    lines = file.value.path().read_text(encoding="utf-8-sig").strip().splitlines()
    assert len(lines) == 1 + 2
