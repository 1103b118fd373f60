"""The page that imports, one step after the other, without a browser."""

import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import changing
from data.generations import store
from tests.pages.conftest import LONGEST, OpenPage

APPLICATIONS = "Nom;E-mail;Promotion;Date de candidature\nMartin;a@ax.example;X20;14/09/2021\nPetit;b@ax.example;X2O;15/09/2021\n"
UNKNOWN = "Quoi;Combien\nune chose;2\n"


@pytest.fixture
def page(tmp_path: Path, open_page: OpenPage) -> AppTest:
    """The page in English, on a machine where nothing was ever imported."""
    return open_page("importing", tmp_path, lang="en")


def press(app: AppTest, label: str) -> None:
    next(button for button in app.button if button.label == label).click()
    app.run()
    limit = time.monotonic() + LONGEST
    while app.get("progress") and time.monotonic() < limit:
        time.sleep(0.3)  # a run of the page takes as long from the import
        app.run()
    assert [error.value for error in app.exception] == []


def send(app: AppTest, **files: str) -> None:
    app.file_uploader[0].set_value(
        [(f"{name}.csv", text.encode(), "text/csv") for name, text in files.items()]
    )
    app.run()


def is_disabled(app: AppTest, label: str) -> bool:
    return next(button for button in app.button if button.label == label).disabled


def words_on(app: AppTest) -> str:
    said = [*app.title, *app.markdown, *app.caption, *app.get("html")]
    return "\n".join(element.value if hasattr(element, "value") else element.proto.body for element in said)


def test_without_a_file_one_can_only_look_at_the_template(page: AppTest) -> None:
    assert page.title[0].value == "Import an export"
    assert is_disabled(page, "Continue")
    assert len(page.get("download_button")) == 1
    assert "Your data stay on this computer." in words_on(page)
    assert "Last imports" not in words_on(page)


def test_a_file_that_is_not_recognised_stops_at_the_columns_until_somebody_says_what_it_is(
    page: AppTest,
) -> None:
    send(page, notes=UNKNOWN)
    press(page, "Continue")
    assert is_disabled(page, "Check the files")
    page.selectbox(key="table-0").set_value(("mentor",)).run()
    assert is_disabled(page, "Check the files")
    page.selectbox(key="column-0-mentor-0").set_value("mentor_id").run()
    assert "No column gives this" in words_on(page)
    page.selectbox(key="column-0-mentor-1").set_value("promotion").run()
    assert not is_disabled(page, "Check the files")


def test_names_are_never_shown(page: AppTest) -> None:
    send(page, candidatures=APPLICATIONS)
    press(page, "Continue")
    assert "14/09/2021" in words_on(page)
    assert "Martin" not in words_on(page)
    assert "a@ax.example" not in words_on(page)


def test_going_back_keeps_what_was_chosen(page: AppTest) -> None:
    send(page, candidatures=APPLICATIONS)
    press(page, "Continue")
    page.selectbox(key="column-0-application-0").set_value("motivation").run()
    press(page, "Check the files")
    press(page, "Back")
    assert page.selectbox(key="column-0-application-0").value == "motivation"


def test_a_check_changes_nothing_and_a_publication_leaves_out_what_is_to_correct(
    page: AppTest, tmp_path: Path
) -> None:
    send(page, candidatures=APPLICATIONS)
    press(page, "Continue")
    press(page, "Check the files")
    assert "This is not a class." in words_on(page)
    assert store.current(tmp_path / store.PROGRAMME) is None
    press(page, "See what will change")
    press(page, "Publish without the 1 row to correct")
    current = store.current(tmp_path / store.PROGRAMME)
    assert current is not None
    assert current.manifest["rows"]["application"] == 1
    assert list((tmp_path / "uploads").iterdir()) == []
    assert "candidatures" in page.table[-1].value.to_string()


def test_what_somebody_published_in_between_sends_back_to_the_check(page: AppTest, tmp_path: Path) -> None:
    send(page, candidatures=APPLICATIONS.replace("X2O", "X20"))
    press(page, "Continue")
    press(page, "Check the files")
    press(page, "See what will change")
    other = tmp_path / "mentors.csv"
    other.write_text("Identifiant;Promo\nM1;X08\n")
    changing.import_exports(tmp_path / store.PROGRAMME, [other])
    press(page, "Publish")
    assert any(button.label == "See what will change" for button in page.button)
    current = store.current(tmp_path / store.PROGRAMME)
    assert current is not None
    assert current.number == 1


def test_people_who_would_change_promotion_are_confirmed_in_words(page: AppTest, tmp_path: Path) -> None:
    rows = (
        "Identifiant;Promotion;Date de candidature\nA1;X20;14/09/2021\nA2;X20;15/09/2021\nA3;X20;16/09/2021\n"
    )
    known = tmp_path / "candidatures.csv"
    known.write_text(rows)
    changing.import_exports(tmp_path / store.PROGRAMME, [known])
    send(page, candidatures=rows.replace("X20", "X21").replace("/2021", "/2022"))
    press(page, "Continue")
    press(page, "Check the files")
    assert "would change class (3 of 3)" in words_on(page)
    page.text_input(key="confirmation").set_value("I confirm").run()
    press(page, "Check again")
    assert any(button.label == "See what will change" for button in page.button)


def test_who_writes_already_is_named_and_nothing_is_lost(page: AppTest, tmp_path: Path) -> None:
    send(page, candidatures=APPLICATIONS)
    press(page, "Continue")
    with store.writing(tmp_path / store.PROGRAMME):
        press(page, "Check the files")
        assert "since" in words_on(page)
    press(page, "Check again")
    assert "This is not a class." in words_on(page)


@pytest.mark.parametrize(("audience", "address"), [("board", {}), ("coordinator", {"conseil": "true"})])
def test_the_board_and_who_looks_as_it_does_have_not_this_page(
    audience: str, address: dict[str, str], tmp_path: Path, open_page: OpenPage
) -> None:
    app = open_page("importing", tmp_path, audience, **address)
    assert [title.value for title in app.title] == ["Cette page est réservée au coordinateur"]
    assert not app.file_uploader
