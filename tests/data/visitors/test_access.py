"""How a server lets people in: what its address and its secrets allow, who is on the list, and what doctor finds."""

import json
from pathlib import Path

import pytest

from analytics.language.texts import translator
from data.problems import Refused
from data.visitors import access

SECRET = "3f1c9a7e5b2d8046f9e1c3a5b7d9f0e2468ace13579bdf02fedcba9876543210"
SIGN_IN = {
    "redirect_uri": "https://binomes.example.org/oauth2callback",
    "cookie_secret": SECRET,
    "client_id": "binomes",
    "client_secret": "not-a-real-one",
    "server_metadata_url": "https://id.example.org/.well-known/openid-configuration",
}
COORDINATOR = '[[person]]\nrole = "coordinator"\nissuer = "https://id.example.org"\nsubject = "42"\n'


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))
    return tmp_path


def written(name: str, text: str, mode: int = 0o600) -> Path:
    path = access.private_folder() / name
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def secrets_text(**changes: str) -> str:
    return "[auth]\n" + "".join(
        f"{key} = {json.dumps(value)}\n" for key, value in {**SIGN_IN, **changes}.items()
    )


def found(environment: dict[str, str] | None = None, address: str = "localhost") -> list[str]:
    return [problem.sentence(translator("en")) for problem in access.problems(environment or {}, address)]


@pytest.mark.parametrize("address", ["localhost", "127.0.0.1", "127.8.9.1", "::1", "[::1]", "LOCALHOST"])
def test_a_laptop_needs_no_sign_in(address: str) -> None:
    door = access.door({}, {}, address)
    assert (door.mode, door.most) == ("local", "coordinator")
    assert door.hosts == {"localhost", "127.0.0.1", "::1"}


@pytest.mark.parametrize(
    "address", ["", "0.0.0.0", "::", "192.168.1.7", "binomes.example.org", "localhost.evil.org"]
)
@pytest.mark.parametrize("audience", ["", "coordinator", "board"])
def test_without_sign_in_no_other_address_is_served(address: str, audience: str) -> None:
    with pytest.raises(Refused, match="Nobody signs in"):
        access.door({"BINOMES_AUDIENCE": audience}, {}, address)


def test_the_section_auth_turns_the_sign_in_on_and_names_the_host() -> None:
    door = access.door({}, SIGN_IN, "0.0.0.0")
    assert (door.mode, door.most, door.is_https) == ("signed", "coordinator", True)
    assert "binomes.example.org" in door.hosts


def test_a_server_told_to_sign_people_in_does_not_start_without_its_secrets() -> None:
    with pytest.raises(Refused, match="no section"):
        access.door({"BINOMES_MODE": "signed"}, {}, "localhost")


def test_figures_may_be_public_when_somebody_says_so() -> None:
    environment = {
        "BINOMES_MODE": "public",
        "BINOMES_AUDIENCE": "board",
        "BINOMES_HOSTS": "Figures.example.org, b.org",
    }
    door = access.door(environment, {}, "0.0.0.0")
    assert (door.mode, door.most) == ("public", "board")
    assert {"figures.example.org", "b.org", "localhost"} <= door.hosts


@pytest.mark.parametrize("audience", ["", "coordinator"])
def test_records_are_never_public(audience: str) -> None:
    with pytest.raises(Refused, match="everybody"):
        access.door({"BINOMES_MODE": "public", "BINOMES_AUDIENCE": audience}, {}, "localhost")


def test_a_mode_or_an_audience_misspelt_is_not_taken_for_another() -> None:
    with pytest.raises(Refused, match="neither local"):
        access.door({"BINOMES_MODE": "Signed "}, SIGN_IN, "localhost")
    with pytest.raises(Refused, match="neither board"):
        access.door({"BINOMES_AUDIENCE": "borad"}, {}, "localhost")


def test_the_list_holds_subjects_and_addresses() -> None:
    written("allowed.toml", COORDINATOR + '[[person]]\nrole = "board"\nemail = "Anne@Example.org"\n')
    first, second = access.allowed()
    assert (first.role, first.issuer, first.subject, first.email) == (
        "coordinator",
        "https://id.example.org",
        "42",
        "",
    )
    assert (second.role, second.email) == ("board", "anne@example.org")


@pytest.mark.parametrize(
    "entry",
    [
        'role = "admin"\nemail = "a@example.org"',
        'role = "board"',
        'role = "board"\nsubject = "42"',
        'role = "board"\nissuer = "https://id.example.org"',
        'email = "a@example.org"',
        'role = "board"\nemail = "a@example.org"\nsubject = "42"\nissuer = "https://id.example.org"',
    ],
)
def test_one_entry_that_is_not_understood_lets_nobody_in(entry: str) -> None:
    written("allowed.toml", f"{COORDINATOR}[[person]]\n{entry}\n")
    with pytest.raises(Refused, match="nobody is let in"):
        access.allowed()


def test_a_list_that_is_not_toml_lets_nobody_in() -> None:
    written("allowed.toml", "coordinator: anne")
    with pytest.raises(Refused, match="TOML"):
        access.allowed()


def test_without_a_list_nobody_is_allowed() -> None:
    assert access.allowed() == []


def test_doctor_has_nothing_to_say_of_a_laptop_nor_of_a_server_well_made() -> None:
    assert found() == []
    written("secrets.toml", secrets_text())
    written("allowed.toml", COORDINATOR)
    assert found(address="0.0.0.0") == []


@pytest.mark.parametrize(
    "secret", ["xxx", "a" * 64, "0123456789abcdef0123456789abcde", "change-me-change-me-change-me-ch"]
)
def test_doctor_finds_a_secret_that_can_be_guessed(secret: str) -> None:
    written("secrets.toml", secrets_text(cookie_secret=secret))
    written("allowed.toml", COORDINATOR)
    assert len(found()) == 1
    assert "can be guessed" in found()[0]


def test_doctor_finds_files_open_to_others_a_plain_address_and_missing_keys() -> None:
    written(
        "secrets.toml",
        secrets_text(redirect_uri="http://binomes.example.org/oauth2callback", client_id=""),
        0o640,
    )
    written("allowed.toml", "", 0o644)
    said = "\n".join(found())
    assert said.count("Other users of this machine can read the file.") == 2
    assert "lacks client_id" in said
    assert "https" in said
    assert "The list allows nobody." in said


def test_http_will_do_on_this_machine() -> None:
    written("secrets.toml", secrets_text(redirect_uri="http://localhost:8501/oauth2callback"))
    written("allowed.toml", COORDINATOR)
    assert found() == []
    assert not access.door({}, access.secrets()["auth"], "localhost").is_https


def test_doctor_finds_an_address_open_to_all() -> None:
    assert "can be reached from other machines" in found(address="0.0.0.0")[0]


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        (" A.Martin@Example.org ", "a.martin@example.org"),
        ("élève@example.org", "élève@example.org"),
        ("\u212aim@example.org", ""),  # the Kelvin sign, which in lower case is a k
        ("\ufb01n@example.org", ""),  # the ligature of f and i
        ("e\u0301leve@example.org", ""),  # an accent apart from its letter
        ("ａ@example.org", ""),  # a letter of full width
    ],
)
def test_an_address_that_only_looks_like_another_is_none(written: str, compared: str) -> None:
    assert access.address(written) == compared


def test_an_address_that_only_looks_like_one_lets_nobody_in() -> None:
    written("allowed.toml", '[[person]]\nrole = "board"\nemail = "\u212aim@example.org"\n')
    with pytest.raises(Refused):
        access.allowed()
