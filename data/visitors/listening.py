"""Where the server listens: a free port, whether there is a browser to open, and the start of its process."""

import errno
import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from data.generations import store
from data.problems import refusal

PROJECT = Path(__file__).resolve().parents[2]
# An address that this machine has not, like ::1 without IPv6.
ABSENT = (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT)
MOST_TRIED = 20  # ports after the one that is wanted


def this_machine() -> str:
    """The name under which this machine reaches itself: localhost, or its number where no file knows that name."""
    try:
        socket.getaddrinfo("localhost", None)
    except socket.gaierror:
        return "127.0.0.1"
    return "localhost"


def is_free(port: int, address: str) -> bool:
    """Whether this process may listen on that port of the address."""
    for family, kind, protocol, _, where in socket.getaddrinfo(address, port, type=socket.SOCK_STREAM):
        try:
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(where)
        except OSError as error:
            if error.errno not in ABSENT:
                return False
    return True


def next_free(port: int) -> int:
    """The first free port of this machine from `port` on; refused when none is near."""
    for free in range(port, min(port + MOST_TRIED, 65536)):
        if is_free(free, this_machine()):
            return free
    raise refusal(
        "Ports {port} to {last} are all taken.",
        "Say another one: --port.",
        port=str(port),
        last=str(min(port + MOST_TRIED, 65536) - 1),
    )


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether somebody sits at a screen: a terminal, and a display where Linux asks for one."""
    is_shown = sys.platform != "linux" or bool(
        environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")
    )
    return is_shown and sys.stdin.isatty()


def start(address: str, port: int, opens_browser: bool = False) -> None:
    """Becomes the server; this does not return."""
    os.environ["BINOMES_HOME"] = str(store.home())  # a path may be relative to where the verb was typed
    os.chdir(PROJECT)
    options = {
        "server.address": address,
        "server.port": str(port),
        "server.headless": "false" if opens_browser else "true",
        "server.showEmailPrompt": "false",
        "server.fileWatcherType": "none",
        "logger.hideWelcomeMessage": "true",
    }
    words = [word for name, value in options.items() for word in (f"--{name}", value)]
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "streamlit", "run", "server.py", *words])
