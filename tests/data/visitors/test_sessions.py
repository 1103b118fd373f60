"""How long a sign-in lasts: expiry, idle time, longest time, sign-out, the list, and a role that changes."""

from pathlib import Path

import pytest

from data.generations import audit
from data.visitors import access, sessions
from data.visitors.sessions import LONGEST, LONGEST_IDLE

ISSUER = "https://id.example.org"
SIGNED_IN_AT = 1_800_000_000
MINUTE = 60


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BINOMES_HOME", str(tmp_path))
    monkeypatch.setattr(sessions, "_last_asked", {})
    allow('role = "coordinator"\nissuer = "https://id.example.org"\nsubject = "42"')


def allow(*entries: str) -> None:
    text = "".join(f"[[person]]\n{entry}\n" for entry in entries)
    (access.private_folder() / "allowed.toml").write_text(text)


def claims(**changes: object) -> dict[str, object]:
    usual = {"iss": ISSUER, "sub": "42", "iat": SIGNED_IN_AT, "exp": SIGNED_IN_AT + 24 * 3600}
    return {name: value for name, value in {**usual, **changes}.items() if value is not None}


def judged(minutes: float = 1, **changes: object) -> tuple[str | None, str]:
    judgement = sessions.judged(claims(**changes), SIGNED_IN_AT + minutes * MINUTE)
    return judgement.role, judgement.reason


def events() -> list[str]:
    months = sorted((access.folder() / "log").iterdir())
    return [line["action"] for month in months for line in audit.lines(month)]


def test_who_is_on_the_list_is_let_in_and_noted_once() -> None:
    assert judged(1) == ("coordinator", "")
    assert judged(2) == ("coordinator", "")
    assert events() == ["signed in"]


def test_nobody_is_anonymous() -> None:
    assert sessions.judged({}, SIGNED_IN_AT).reason == "anonymous"


@pytest.mark.parametrize("missing", ["iss", "sub", "iat", "exp"])
def test_a_sign_in_that_lacks_a_claim_opens_nothing(missing: str) -> None:
    assert judged(**{missing: None}) == (None, "anonymous")
    assert judged(**{missing: ""}) == (None, "anonymous")


def test_a_stranger_of_the_same_provider_is_not_allowed() -> None:
    assert judged(sub="43") == (None, "not allowed")


def test_the_same_subject_of_another_provider_is_somebody_else() -> None:
    assert judged(iss="https://evil.example.org") == (None, "not allowed")


@pytest.mark.parametrize(
    ("verified", "role"), [(True, "board"), (False, None), (None, None), ("true", None), (1, None)]
)
def test_an_address_counts_only_when_the_provider_verified_it(verified: object, role: str | None) -> None:
    allow('role = "board"\nemail = "anne@example.org"')
    assert judged(sub="7", email="Anne@example.org", email_verified=verified)[0] == role


def test_an_entry_for_no_address_does_not_fit_a_sign_in_without_address() -> None:
    allow('role = "coordinator"\nissuer = "https://id.example.org"\nsubject = "42"')
    assert judged(sub="", email="")[0] is None


def test_an_address_may_be_tied_to_its_provider() -> None:
    allow('role = "board"\nemail = "anne@example.org"\nissuer = "https://id.example.org"')
    assert judged(sub="7", email="anne@example.org", email_verified=True)[0] == "board"
    assert judged(iss="https://other.org", sub="8", email="anne@example.org", email_verified=True)[0] is None


def test_the_expiry_of_the_provider_is_kept() -> None:
    assert judged(9, exp=SIGNED_IN_AT + 10 * MINUTE)[0] == "coordinator"
    assert judged(10, exp=SIGNED_IN_AT + 10 * MINUTE) == (None, "expired")


def test_half_an_hour_without_asking_ends_the_sign_in() -> None:
    assert judged(20)[0] == "coordinator"
    assert judged(20 + LONGEST_IDLE / MINUTE - 0.1)[0] == "coordinator"
    assert judged(2 * 20 + 2 * LONGEST_IDLE / MINUTE) == (None, "idle")


def test_a_cookie_kept_aside_is_idle_from_its_sign_in_on() -> None:
    assert judged(LONGEST_IDLE / MINUTE) == (None, "idle")


def test_eight_hours_are_the_longest_even_for_who_never_stops() -> None:
    last = LONGEST // MINUTE
    for minutes in range(1, last, 20):
        assert judged(minutes)[0] == "coordinator"
    assert judged(last) == (None, "expired")


def test_a_sign_in_of_the_future_is_refused() -> None:
    assert judged(-4)[0] == "coordinator"
    assert judged(-6) == (None, "expired")


def test_signing_out_ends_every_copy_of_the_sign_in_and_no_other() -> None:
    assert judged(1)[0] == "coordinator"
    assert sessions.revoke(claims(), SIGNED_IN_AT + MINUTE) == "42"
    assert judged(2) == (None, "signed out")
    assert judged(2, iat=SIGNED_IN_AT + 90)[0] == "coordinator"


def test_a_sign_out_outlives_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    sessions.revoke(claims(), SIGNED_IN_AT + MINUTE)
    monkeypatch.setattr(sessions, "_last_asked", {})
    assert judged(2) == (None, "signed out")


def test_leaving_the_list_takes_effect_at_once() -> None:
    assert judged(1)[0] == "coordinator"
    allow()
    assert judged(2) == (None, "not allowed")


def test_who_leaves_the_list_and_comes_back_signs_in_anew() -> None:
    judged(1)
    allow()
    judged(2)
    allow('role = "coordinator"\nissuer = "https://id.example.org"\nsubject = "42"')
    assert judged(3) == (None, "signed out")


def test_another_role_asks_for_another_sign_in() -> None:
    assert judged(1)[0] == "coordinator"
    allow('role = "board"\nissuer = "https://id.example.org"\nsubject = "42"')
    assert judged(2) == (None, "signed out")
    assert judged(3, iat=SIGNED_IN_AT + 120)[0] == "board"


def test_nobody_is_let_in_when_the_log_cannot_be_written() -> None:
    (access.folder() / "log").touch()
    for _ in range(2):
        with pytest.raises(OSError, match="log"):
            judged(1)


def test_a_sign_in_that_is_too_old_to_go_on_is_forgotten_and_not_before() -> None:
    judged(1)
    for late, known in ((0, 2), (1, 1)):  # seconds after the eight hours
        later = LONGEST // MINUTE + late / MINUTE
        assert judged(later, iat=SIGNED_IN_AT + LONGEST - 60)[0] == "coordinator"
        assert len(sessions._last_asked) == known


def test_the_mark_of_a_sign_out_is_kept_as_long_as_a_cookie_could_let_somebody_in() -> None:
    sessions.revoke(claims(), SIGNED_IN_AT)
    marks = access.folder() / "revoked"
    for late, kept in ((0, 2), (1, 1)):
        now = SIGNED_IN_AT + LONGEST + sessions.CLOCKS_DIFFER + late
        sessions.revoke(claims(iat=SIGNED_IN_AT + LONGEST), now)
        assert len(list(marks.iterdir())) == kept
