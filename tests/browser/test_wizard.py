"""An import from end to end as the coordinator does it, in French: a good file, a file to repair, a hopeless one."""

import csv
import io
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from running import Visit, wait_until_drawn

from data.generations import store

pytestmark = pytest.mark.browser

LONGEST = 180_000  # milliseconds that a publication may take on a slow machine
APPLICATIONS = [
    ["Nom", "Prénom", "E-mail", "Promotion", "Date de candidature", "Maturité", "Motivation"],
    ["Martin", "Alice", "alice.martin@ecole.example", "X20", "14/09/2021", "2", "Comprendre un métier"],
    ["Durand", "Bob", "bob.durand@ecole.example", "X2O", "15/09/2021", "3", "=1+1"],
    ["Petit", "Chloé", "chloe.petit@ecole.example", "X20", "16/09/2021", "4", ""],
]
MENTORS = [["Identifiant", "Promo", "Secteur"], ["M1", "X08", "Finance"], ["M2", "X10", "Data"]]
COUNTS = ["Promotion des élèves", "Candidatures", "Candidatures recevables"]


@pytest.fixture(scope="module")
def app_url(own_url: str) -> str:
    return own_url


@pytest.fixture
def wizard(visit: Callable[[str], Visit], own_home: Path) -> Page:
    """The page, on a programme into which nothing was imported yet."""
    shutil.rmtree(own_home / store.PROGRAMME, ignore_errors=True)
    return visit("/importer").page


def written(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def send(page: Page, *paths: Path) -> None:
    page.locator("input[type=file]").set_input_files(paths)
    for path in paths:
        expect(page.locator(".sent", has_text=path.name)).to_be_visible()


def press(page: Page, name: str) -> None:
    wait_until_drawn(page)
    page.get_by_role("button", name=name, exact=False).click()


def current_step(page: Page) -> str:
    return page.locator(".steps li[aria-current] span").inner_text()


def check(page: Page, *paths: Path) -> None:
    """Sends the files, takes the columns as they were understood, and waits for what the check says."""
    send(page, *paths)
    press(page, "Continuer")
    press(page, "Vérifier")
    page.get_by_role("button", name="Voir ce qui va changer").wait_for(timeout=LONGEST)


def publish(page: Page, button: str) -> None:
    press(page, "Voir ce qui va changer")
    expect(page.locator(".st-key-card-changes")).to_be_visible()
    press(page, button)
    page.locator(".st-key-card-done").wait_for(timeout=LONGEST)


def numbers(page: Page) -> dict[str, str]:
    """The counts of the check, by their name."""
    cards = page.locator(".cards .card")
    return dict(
        zip(cards.locator(".label").all_inner_texts(), cards.locator(".value").all_inner_texts(), strict=True)
    )


def expect_table(page: Page, key: str, *rows: list[str]) -> None:
    """Waits until the first table of the card holds these rows, its header the first of them."""
    cells = page.locator(f".st-key-card-{key} table").first.locator("th, td")
    expect(cells).to_have_text([cell for row in rows for cell in row])


def generation(home: Path) -> int:
    current = store.current(home / store.PROGRAMME)
    return current.number if current else 0


def test_a_good_file_is_published_shown_everywhere_and_undone(
    wizard: Page, own_home: Path, tmp_path: Path
) -> None:
    expect(wizard.get_by_text("Jeu d’exemple").first).to_be_visible()
    good = [APPLICATIONS[0], APPLICATIONS[1], APPLICATIONS[3]]
    check(wizard, written(tmp_path / "candidatures.csv", good), written(tmp_path / "mentors.csv", MENTORS))
    assert current_step(wizard) == "Vérification"
    assert numbers(wizard)["Lignes lues"] == "4"
    assert numbers(wizard)["Prêtes"] == "4"
    assert numbers(wizard)["À corriger"] == "0"
    assert generation(own_home) == 0
    publish(wizard, "Publier")
    assert generation(own_home) == 1
    expect_table(wizard, "done", COUNTS, ["X20", "— → 2", "— → 2"])
    assert list((own_home / "uploads").iterdir()) == []
    expect(wizard.get_by_text("Jeu d’exemple")).to_have_count(0)
    wizard.get_by_role("link", name="Voir la vue d’ensemble").click()
    expect(wizard.locator("h1")).not_to_have_text("Importer un export")
    wait_until_drawn(wizard)
    expect(wizard.get_by_text("Jeu d’exemple")).to_have_count(0)
    wizard.locator('a[href*="/importer"]:visible').first.click()
    press(wizard, "Annuler cet import")
    expect(wizard.locator(".st-key-card-done h2")).to_have_text(
        re.compile(r"L’import est annulé\s: génération 2"), timeout=LONGEST
    )
    expect_table(wizard, "done", COUNTS, ["X20", "2 → —", "2 → —"])


def test_rows_to_correct_are_downloaded_corrected_and_sent_again(
    wizard: Page, own_home: Path, tmp_path: Path
) -> None:
    check(wizard, written(tmp_path / "candidatures.csv", APPLICATIONS))
    assert numbers(wizard)["À corriger"] == "1"
    fault = wizard.locator(".st-key-card-faults .fault")
    expect(fault).to_contain_text("Ce n’est pas une promotion.")
    expect(fault).to_contain_text("candidatures.csv, ligne 3")
    expect(fault).to_contain_text("X2O")
    with wizard.expect_download() as download:
        press(wizard, "Télécharger les lignes à corriger")
    publish(wizard, "Publier sans la ligne à corriger")
    expect_table(wizard, "done", COUNTS, ["X20", "— → 2", "— → 2"])

    book = load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    sheet = book.active
    assert sheet is not None
    (header, row) = [[cell.value for cell in line] for line in sheet]
    assert header == [*APPLICATIONS[0], "À corriger", "Corrige le fichier", "Corrige la ligne"]
    assert [*row[:-3], *map(str, row[-2:])] == [*APPLICATIONS[2], "candidatures.csv", "3"]
    sheet["D2"] = "X20"
    book.save(tmp_path / "corrigées.xlsx")
    press(wizard, "Importer d’autres fichiers")
    check(wizard, tmp_path / "corrigées.xlsx")
    assert numbers(wizard)["À corriger"] == "0"
    publish(wizard, "Publier")
    expect_table(wizard, "done", COUNTS, ["X20", "2 → 3", "2 → 3"])
    assert generation(own_home) == 2


def test_a_hopeless_file_is_refused_in_words_and_changes_nothing(
    wizard: Page, own_home: Path, tmp_path: Path
) -> None:
    workbook = tmp_path / "photo.xlsx"
    workbook.write_bytes(b"not a workbook")
    send(wizard, workbook)
    press(wizard, "Continuer")
    refused = wizard.locator(".refused")
    expect(refused).to_contain_text("photo.xlsx")
    expect(refused).to_contain_text("Rien n’a été modifié")
    assert current_step(wizard) == "Fichier"
    press(wizard, "Retirer")
    expect(wizard.locator(".sent", has_text="photo.xlsx")).to_have_count(0)
    send(wizard, written(tmp_path / "notes.csv", [["a", "b"], ["1", "2"]]))
    press(wizard, "Continuer")
    expect(wizard.get_by_text("Ses en-têtes ne disent pas")).to_be_visible()
    expect(wizard.get_by_role("button", name="Vérifier")).to_be_disabled()
    assert generation(own_home) == 0


def test_a_publication_goes_on_without_its_page(
    wizard: Page, own_home: Path, app_url: str, tmp_path: Path
) -> None:
    check(wizard, written(tmp_path / "candidatures.csv", [APPLICATIONS[0], APPLICATIONS[1]]))
    press(wizard, "Voir ce qui va changer")
    press(wizard, "Publier")
    wizard.locator(".st-key-card-work").wait_for()
    wizard.goto("about:blank")
    page = wizard.context.new_page()
    page.goto(f"{app_url}/importer")
    page.locator(".st-key-card-history").wait_for(timeout=LONGEST)
    expect(page.locator(".st-key-card-history table").get_by_text("candidatures.csv")).to_be_visible()
    assert generation(own_home) == 1


@pytest.mark.parametrize("width", [320, pytest.param(390, marks=pytest.mark.soak)])
def test_no_step_overflows_a_telephone(wizard: Page, tmp_path: Path, width: int) -> None:
    wizard.set_viewport_size({"width": width, "height": 844})
    wizard.reload()  # a telephone does not become one under the page
    main = wizard.get_by_test_id("stMain")

    def fits() -> bool:
        wait_until_drawn(wizard)
        return bool(main.evaluate("box => box.scrollWidth <= box.clientWidth"))

    assert fits()
    send(wizard, written(tmp_path / "candidatures.csv", APPLICATIONS))
    assert fits()
    press(wizard, "Continuer")
    expect(wizard.get_by_role("button", name="Vérifier")).to_be_enabled()
    assert fits()
    press(wizard, "Vérifier")
    wizard.get_by_role("button", name="Voir ce qui va changer").wait_for(timeout=LONGEST)
    assert fits()
    press(wizard, "Voir ce qui va changer")
    expect(wizard.locator(".st-key-card-changes")).to_be_visible()
    assert fits()
