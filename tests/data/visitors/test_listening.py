"""Where the server listens: the next free port, and a browser only where somebody sits."""

import socket
import sys

import pytest

from data.problems import Refused
from data.visitors import listening


@pytest.fixture
def taken() -> int:
    """A port of this machine on which somebody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        held.listen()
        yield held.getsockname()[1]


def test_a_port_that_is_taken_gives_way_to_a_later_one(taken: int) -> None:
    assert not listening.is_free(taken, "127.0.0.1")
    assert listening.next_free(taken) > taken


def test_where_no_port_is_free_it_is_said(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "MOST_TRIED", 1)
    with pytest.raises(Refused) as refused:
        listening.next_free(taken)
    assert refused.value.problems[0].values == {"port": str(taken), "last": str(taken)}


def test_a_machine_that_does_not_know_its_name_is_reached_by_its_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(*_: object) -> None:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert listening.this_machine() == "127.0.0.1"


@pytest.mark.parametrize(
    ("system", "environment", "is_terminal", "opens"),
    [
        ("linux", {"DISPLAY": ":0"}, True, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ("linux", {}, True, False),
        ("linux", {"DISPLAY": ":0"}, False, False),
        ("darwin", {}, True, True),
    ],
)
def test_a_browser_opens_where_there_is_a_screen_and_a_person(
    monkeypatch: pytest.MonkeyPatch, system: str, environment: dict[str, str], is_terminal: bool, opens: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: is_terminal, raising=False)
    assert listening.has_browser(environment) is opens
