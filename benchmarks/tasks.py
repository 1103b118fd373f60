"""Twelve tasks of a board member and a coordinator, each done by hand in a real browser: clicks, fields, seconds.

    python -m benchmarks.tasks [--home DIR]

Also how far down the page the answer ends, in screens of 900 pixels: above 1, one must scroll to read it. DIR holds the
invented programme as `programme` (made if it is not there); it is copied, and the copy is written to. A task begins on
« Vue d'ensemble » and ends when its answer is on the page. Seconds are those of this machine: they are printed beside
the opening of the first page, which it did just before.
"""

import argparse
import csv
import io
import re
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect, sync_playwright
from running import chromium, running_app, wait_until_drawn

from benchmarks import require
from benchmarks.gallery.programmes import build, invented
from data.generations import store

LONGEST = 180_000  # milliseconds that a publication may take on a busy machine
FAULTY = [
    ["Identifiant", "Promotion", "Date de candidature"],
    ["NEW-1", "X20", "14/09/2021"],
    ["NEW-2", "X2O", "15/09/2021"],
]


@dataclass
class Hand:
    """A reader: what was clicked and filled in since the task began."""

    page: Page
    clicks: int = 0
    fields: int = 0
    depth: float = 0  # of the end of the answer, in screens

    def click(self, target: Locator) -> None:
        """One click; the page is drawn to its end after it."""
        self.clicks += 1
        target.click()
        wait_until_drawn(self.page)

    def menu(self, address: str) -> None:
        """A page of the menu."""
        self.click(self.page.locator(f'a[href*="/{address}"]:visible').first)

    def press(self, name: str) -> None:
        """A button by its name."""
        self.click(self.page.get_by_role("button", name=name).first)

    def send(self, path: Path) -> None:
        """A file chosen in the dialogue of the system."""
        self.clicks += 1
        self.page.locator("input[type=file]").first.set_input_files(path)
        self.page.locator(".sent", has_text=path.name).wait_for()

    def type(self, text: str) -> None:
        """Keys of one field."""
        self.fields += 1
        self.page.keyboard.type(text, delay=120)

    def read(self, answer: Locator, *and_: Locator) -> str:
        """The words of the first, once all that is to be read is there."""
        for part in (answer, *and_):
            part.wait_for()
            box, window = part.bounding_box(), self.page.viewport_size
            assert box
            assert window
            self.depth = max(self.depth, (box["y"] + box["height"]) / window["height"])
        return " ".join(answer.inner_text().split())

    def said(self, *and_: Locator) -> str:
        """The title of the page, and what is to be read with it."""
        return self.read(self.page.locator("h1").first, *and_)


def pairs(hand: Hand) -> str:
    """How many pairs this year?"""
    return hand.said()


def short(hand: Hand) -> str:
    """Will mentors be missing next year, and what is to be done?"""
    hand.click(hand.page.locator("a.decision.ahead"))
    return hand.said(hand.page.locator(".st-key-card-ask table").first)


def gives(hand: Hand) -> str:
    """Who gives mentors, and who leaves?"""
    hand.menu("mentors")
    return hand.read(hand.page.locator(".st-key-card-grid h2"), hand.page.locator(".st-key-card-grid .chart"))


def texts(hand: Hand) -> str:
    """What is new in the motivations since last year?"""
    hand.menu("motivations")
    card = hand.page.locator(".st-key-card-word")
    return hand.read(card.locator("p:visible").first, card.locator("h2", has_text="depuis"))


def undecided(hand: Hand) -> str:
    """Do the undecided find a mentor?"""
    hand.menu("motivations")
    return hand.read(hand.page.locator(".st-key-standfirst"))


def abroad(hand: Hand) -> str:
    """Who wants to go abroad?"""
    hand.menu("motivations")
    hand.click(hand.page.locator('.st-key-card-word button[data-term="abroad"]'))
    hand.page.locator(".st-key-card-word h2", has_text="étranger").wait_for()
    ranked = hand.page.locator(".st-key-card-word .row")
    return hand.read(ranked.nth(0), ranked.nth(5))


def people(hand: Hand) -> str:
    """Thirty past mentors to ask in computing and data."""
    hand.menu("solliciter")
    hand.click(hand.page.locator(".st-key-secteurs input"))
    hand.click(hand.page.get_by_role("option", name="Informatique et data"))
    hand.page.keyboard.press("Escape")
    field = hand.page.locator(".st-key-premiers input")
    hand.clicks += 1
    field.click(click_count=3)
    hand.type("30")
    hand.page.keyboard.press("Enter")
    wait_until_drawn(hand.page)
    with hand.page.expect_download() as file:
        hand.press("Pour l’outil d’envoi (CSV)")
    rows = file.value.path().read_text(encoding="utf-8-sig").strip().splitlines()
    return f"{len(rows) - 1} personnes"


def waits(hand: Hand) -> str:
    """Who has waited for over thirty days, and why?"""
    hand.menu("attente")
    return hand.said(hand.page.locator(".st-key-card-reasons .chart"))


def pack(hand: Hand) -> str:
    """The pack for the board."""
    with hand.page.expect_download(timeout=LONGEST) as file:
        hand.press("Télécharger le dossier (PDF)")
    return file.value.suggested_filename


def target(hand: Hand) -> str:
    """A target of 240 pairs for the next campaign."""
    hand.menu("objectifs")
    editor = hand.page.locator(".st-key-card-targets [data-testid='stDataFrame']")
    box = editor.bounding_box()
    assert box
    hand.clicks += 1
    hand.page.mouse.click(box["x"] + 90, box["y"] + box["height"] - 16)  # the empty line
    for text, keys in (("X21", ("Tab",)), ("Bin", ("Enter", "ArrowUp", "ArrowRight")), ("240", ("Enter",))):
        hand.page.wait_for_timeout(600)  # the grid opens the cell
        if text != "X21":
            hand.page.keyboard.press("Enter")
            hand.page.wait_for_timeout(600)
        hand.type(text)
        for key in keys:
            hand.page.wait_for_timeout(300)  # the grid takes what was typed
            hand.page.keyboard.press(key)
    hand.page.wait_for_timeout(1_000)  # what was typed is sent
    wait_until_drawn(hand.page)
    return published(hand)


def published(hand: Hand) -> str:
    """What is typed is published: the last change can then be taken back."""
    hand.clicks += 1
    hand.page.get_by_role("button", name="Publier").click(timeout=30_000)
    undo = hand.page.get_by_role("button", name="Annuler le dernier changement")
    expect(undo).to_be_enabled(timeout=LONGEST)
    return "publié"


def undo(hand: Hand) -> str:
    """The last change is taken back."""
    hand.menu("objectifs")
    hand.clicks += 1
    hand.page.get_by_role("button", name="Annuler le dernier changement").click()
    expect(hand.page.get_by_role("button", name="Annuler le dernier changement")).to_be_disabled(
        timeout=LONGEST
    )
    wait_until_drawn(hand.page)
    return hand.said()


def repaired(hand: Hand) -> str:
    """An import of two rows, one of which is wrong and is repaired."""
    room = Path(tempfile.mkdtemp())
    first, second = room / "candidatures.csv", room / "corrigées.xlsx"
    with first.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(FAULTY)
    hand.menu("importer")
    checked(hand, first)
    with hand.page.expect_download() as download:
        hand.press("Télécharger les lignes à corriger")
    book = load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.active
    book.active["B2"] = "X20"
    hand.fields += 1
    book.save(second)
    taken(hand, "Publier sans la ligne à corriger")
    hand.press("Importer d’autres fichiers")
    checked(hand, second)
    taken(hand, "Publier")
    shutil.rmtree(room)
    return hand.read(hand.page.locator(".st-key-card-done h2"))


def checked(hand: Hand, path: Path) -> None:
    """A file sent, its columns taken as they were understood, and what the check says."""
    hand.send(path)
    hand.press("Continuer")
    hand.press("Vérifier")
    hand.page.get_by_role("button", name="Voir ce qui va changer").wait_for(timeout=LONGEST)


def taken(hand: Hand, button: str) -> None:
    """What was checked is published."""
    hand.press("Voir ce qui va changer")
    hand.page.locator(".st-key-card-changes").wait_for()
    hand.clicks += 1
    hand.page.get_by_role("button", name=re.compile(f"^{button}")).click()
    hand.page.locator(".st-key-card-done").wait_for(timeout=LONGEST)


TASKS: tuple[Callable[[Hand], str], ...] = (
    pairs,
    short,
    gives,
    texts,
    undecided,
    abroad,
    people,
    waits,
    pack,
    target,
    undo,
    repaired,
)


def main() -> None:
    parser = argparse.ArgumentParser(description="Twelve tasks, in clicks and seconds.")
    parser.add_argument("--home", type=Path)
    asked = parser.parse_args()
    done: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as room, sync_playwright() as player:
        home = Path(room) / "home"
        if asked.home:
            shutil.copytree(asked.home / store.PROGRAMME, home / store.PROGRAMME)
        else:
            build(home, invented)
        with running_app(home, Path(room) / "log") as url:
            browser = chromium(player)
            for task in TASKS:
                page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="fr-FR")
                page.set_default_timeout(60_000)
                start = time.perf_counter()
                page.goto(url)
                wait_until_drawn(page)
                opened, hand = time.perf_counter() - start, Hand(page)
                try:
                    answer = task(hand)
                except Exception as error:  # the others are still to be tried
                    answer = f"NOT DONE: {str(error).splitlines()[0]}"
                took = time.perf_counter() - start - opened
                done[task.__name__] = int(not answer.startswith("NOT DONE"))
                print(
                    f"{(task.__doc__ or '').strip()} {hand.clicks} clicks, {hand.fields} fields, {took:.1f} s,"
                    f" {hand.depth:.1f} screens (page opened in {opened:.1f} s): {answer}",
                    flush=True,
                )
                page.close()
            browser.close()
    require(done)


if __name__ == "__main__":
    main()
