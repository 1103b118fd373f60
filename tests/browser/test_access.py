"""Who gets in, through a real provider: people in a browser, and visitors who speak to the server by hand."""

import re
import shutil
import stat
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import planted
import pytest
from navigation import OF_THE_COORDINATOR, PAGES
from playwright.sync_api import Browser, Download, Locator, Page, TimeoutError, expect
from running import running_app, unfold, wait_until_drawn
from wire import Visitor

from benchmarks import doors, escapes
from benchmarks.doors import Case
from data.generations import store
from tests.conftest import KeptStore

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def case(kept_store: KeptStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A server with sign-in, on data with canaries: anne, dan and erin coordinate, bob sits on the board."""
    home = shutil.copytree(kept_store("planted", planted.plant), tmp_path_factory.mktemp("planted") / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BINOMES_HOME", str(home))
        with doors.served(home) as case:
            yield case


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="fr-FR")
    context.set_default_timeout(30_000)
    yield context.new_page()
    context.close()


def signed_in(page: Page, case: Case, subject: str) -> Page:
    page.goto(case.root)
    page.get_by_role("button", name="Se connecter").click()
    page.locator("input[name=sub]").last.fill(subject)
    page.locator("input[name=sub]").last.press("Enter")
    page.wait_for_url(re.compile(re.escape(case.root)))
    page.locator("h1").first.wait_for()
    return page


def headline(page: Page) -> str:
    wait_until_drawn(page)
    return page.locator("h1").first.inner_text().replace("\u202f", " ").replace("\u00a0", " ")


def test_a_stranger_sees_where_to_sign_in_and_nothing_else(page: Page, case: Case) -> None:
    page.goto(f"{case.root}/mentors")
    assert headline(page) == "Le programme de mentorat"
    assert page.get_by_role("dialog").count() == 0
    assert page.get_by_test_id("stSidebarNavLink").count() == 0


def test_who_is_not_on_the_list_is_told_so(page: Page, case: Case) -> None:
    signed_in(page, case, "zoe")
    expect(page.get_by_text("Ce compte n’est pas sur la liste")).to_be_visible()


def test_the_board_has_its_pages_and_not_those_of_the_coordinator(page: Page, case: Case) -> None:
    signed_in(page, case, "bob")
    assert headline(page).startswith("Record")
    assert page.locator('a[href*="solliciter"]').count() == 0
    page.goto(f"{case.root}/solliciter")
    assert headline(page) == "Cette page est réservée au coordinateur"


def test_the_coordinator_looks_as_the_board_does_and_back(page: Page, case: Case) -> None:
    signed_in(page, case, "anne")
    link = page.locator('a[href*="solliciter"]')
    expect(link).to_be_visible()
    page.get_by_text("Comme le conseil").click()
    expect(link).to_have_count(0)
    expect(page).to_have_url(re.compile("conseil=true"))
    page.get_by_text("Comme le conseil").click()
    expect(link).to_be_visible()


def test_signing_out_ends_the_other_tab_too(page: Page, case: Case) -> None:
    signed_in(page, case, "erin")
    other = page.context.new_page()
    other.goto(f"{case.root}/mentors")
    assert headline(other) == "Mentors"
    page.get_by_role("button", name="Se déconnecter").click()
    # The provider asks whether there too.
    page.wait_for_url(lambda address: not address.startswith(case.root))
    other.locator('a[href*="promotions"]').first.click()
    expect(other.get_by_text("Vous êtes déconnecté")).to_be_visible()


def clicked(page: Page, button: Locator) -> Download:
    """The file that comes of a click; of a second one, as anybody would, where a run of the page took the first."""
    try:
        with page.expect_download(timeout=30_000) as waited:
            button.click()
    except TimeoutError:
        with page.expect_download(timeout=120_000) as waited:
            button.click()
    return waited.value


def in_menu(page: Page) -> list[str]:
    """The addresses of the menu."""
    links = page.get_by_test_id("stSidebarNavLink").all()
    return sorted({urlsplit(link.get_attribute("href") or "").path for link in links})


def downloaded(page: Page, root: str, paths: list[str]) -> dict[str, list[str]]:
    """Clicks a button of each label that offers a file, on each of these pages; page → the files that came."""
    came: dict[str, list[str]] = {}
    for path in paths:
        page.goto(root + path)
        wait_until_drawn(page)
        unfold(page)
        buttons = page.get_by_test_id("stDownloadButton").get_by_role("button").all()
        came[path] = []
        by_label = {button.inner_text(): button for button in reversed(buttons)}
        for button in by_label.values():
            file = clicked(page, button)
            assert file.path().stat().st_size > 20, file.suggested_filename
            came[path].append(file.suggested_filename)
    return came


# Pages whose files are rows and pictures.
CHARTS = [
    "/",
    "/promotions",
    "/prevision",
    "/campagne",
    "/attente",
    "/secteurs",
    "/mentors",
    "/suivi",
    "/motivations",
    "/equite",
]


EVERY = {path: {"csv", "png", "svg"} for path in CHARTS}
EVERY["/"] |= {"pdf", "xlsx"}
OF_ONE = {"/solliciter": {"csv"}, "/importer": {"xlsx"}, "/methode": {"csv"}}  # of the coordinator


@pytest.mark.parametrize(
    ("subject", "offered"),
    [("bob", EVERY), pytest.param("anne", EVERY | OF_ONE, marks=pytest.mark.soak)],
    ids=["board", "coordinator"],
)
def test_every_kind_of_file_is_downloaded_on_every_page(
    page: Page, case: Case, subject: str, offered: dict[str, set[str]]
) -> None:
    signed_in(page, case, subject)
    came = downloaded(page, case.root, in_menu(page))
    assert kinds(came) == offered
    assert f"binomes-binomes-par-promotion-X20-{date.today()}.png" in came["/"]


def test_the_coordinator_downloads_what_the_board_has_not(page: Page, case: Case) -> None:
    """The files of charts are those of the board; the long trials download them here too."""
    signed_in(page, case, "anne")
    assert set(in_menu(page)) >= {*EVERY, *OF_ONE}
    assert kinds(downloaded(page, case.root, [*OF_ONE, "/attente"])) == {
        **OF_ONE,
        "/attente": EVERY["/attente"],
    }


def kinds(came: dict[str, list[str]]) -> dict[str, set[str]]:
    """The endings of the files of each page that has some."""
    return {path: {name.rpartition(".")[2] for name in names} for path, names in came.items() if names}


def test_a_file_is_for_the_sign_in_whose_page_offered_it(page: Page, case: Case) -> None:
    signed_in(page, case, "anne")
    page.goto(f"{case.root}/solliciter")
    wait_until_drawn(page)
    with page.expect_download() as waited:
        page.get_by_test_id("stDownloadButton").get_by_role("button").first.click()
    address = waited.value.url
    assert page.request.get(address).status == 200
    for subject in ("dan", "bob"):
        other = Visitor(case.root)
        other.sign_in(subject)
        assert other.get(urlsplit(address).path).status_code == 403
    assert Visitor(case.root).get(urlsplit(address).path).status_code == 403


def test_an_error_shows_a_number_and_keeps_no_value(case: Case) -> None:
    incidents, log = case.home / "access" / "incidents.log", case.home / "access" / "log"
    aside = log.rename(log.with_name("aside"))
    log.write_text("a file where the folder of the log should be")
    try:
        visitor = Visitor(case.root)
        visitor.sign_in("erin")  # which cannot be noted, and so must not happen
        with visitor.connected() as tab:
            shown = tab.run("solliciter").received.decode("utf-8", "replace")
    finally:
        log.unlink()
        aside.rename(log)
    assert "donnez le numéro" in shown
    kept = incidents.read_text()
    assert kept.split()[0] in shown
    assert "NotADirectoryError" in kept
    assert "log.py" in kept
    assert "Errno" not in kept + shown
    assert "Traceback" not in shown
    assert stat.S_IMODE(incidents.stat().st_mode) == 0o600


def test_nobody_gets_past_by_any_way(case: Case) -> None:
    every = case.pages
    case.pages = {name: every[name] for name in ("", "solliciter")}
    trials = [*escapes.outsiders(case), *escapes.uploads_and_connections(case), *escapes.leavers(case)]
    control = list(escapes.controls(case))
    case.allow(anne="coordinator", dan="coordinator", erin="coordinator", bob="board")
    case.pages = every
    assert len(trials) > 60
    assert all(escapes.files_tried(trials)[who] for who in escapes.WANT_FILES)
    assert [trial for trial in trials if trial.succeeded] == []
    assert set(escapes.SUBJECTS.values()) <= set(case.refusals())
    assert all(trial.succeeded for trial in control)


def test_no_canary_reaches_the_board_or_a_stranger(case: Case) -> None:
    """On the first cohort and the last; `benchmarks.escapes` looks at all."""
    assert planted.found(bytes(case.coordinator.received))  # they are there to be found
    bob = Visitor(case.root)
    bob.sign_in("bob")
    assert planted.found(doors.looked_everywhere(bob, ("X16", "X20"))) == []
    assert planted.found(doors.looked_everywhere(Visitor(case.root), ("X16", "X20"))) == []


def test_no_canary_is_in_a_log(case: Case) -> None:
    assert len(case.logs()) >= 2
    assert [path for path in case.logs() if planted.found(path.read_bytes())] == []


def test_the_board_is_served_where_the_records_are_not(page: Page, demo_home: Path, tmp_path: Path) -> None:
    generation = store.current(demo_home / "demo")
    assert generation is not None
    copy = tmp_path / "demo" / "generations" / generation.folder.name
    copy.mkdir(parents=True)
    for name in ("figures.duckdb", "manifest.json"):
        shutil.copy(generation.folder / name, copy)
    shutil.copy(demo_home / "demo" / "current.json", tmp_path / "demo")
    with running_app(tmp_path, tmp_path / "log", BINOMES_AUDIENCE="board") as root:
        for name, address in PAGES.items():
            if name not in OF_THE_COORDINATOR:
                page.goto(root + address)
                assert headline(page), name
                assert page.get_by_test_id("stAlert").filter(has_text="numéro").count() == 0, name
    assert not (tmp_path / "access" / "incidents.log").exists()
