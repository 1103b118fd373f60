"""The real server before any page: where it listens, whom it answers, what it says of itself and of its errors."""

import os
import re
import socket
import subprocess
import sys
import threading
from pathlib import Path

import httpx
import pytest
import uvicorn
from running import PROJECT, free_port, running_app
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send
from streamlit.file_util import get_static_dir
from streamlit.web.server.starlette import starlette_server
from websockets.exceptions import InvalidStatus
from wire import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def root(app_url: str) -> str:
    """The address of the server, without a page."""
    return app_url


def refused_start(home: Path, *options: str, **environment: str) -> str:
    """What the server says as it refuses to start."""
    command = [sys.executable, "-m", "streamlit", "run", "server.py", "--server.headless", "true"]
    command += ["--server.port", str(free_port()), *options]
    ended = subprocess.run(
        command,
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home), "LANG": "fr_FR.UTF-8", **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=90,
    )
    assert ended.returncode != 0
    assert "Traceback" not in ended.stderr
    return ended.stderr


def test_no_answer_waits_for_the_browser_to_acknowledge_its_head() -> None:
    """Served as Streamlit does it: where small packets wait, each answer on a connection used again takes 43 ms more."""
    sent_at_once: list[int] = []

    async def look(scope: Scope, receive: Receive, send: Send) -> None:
        for connection in list(server.server_state.connections):
            wire = connection.transport.get_extra_info("socket")
            sent_at_once.append(wire.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await PlainTextResponse("seen")(scope, receive, send)

    settings = starlette_server._get_uvicorn_config_kwargs()
    server = uvicorn.Server(uvicorn.Config(look, lifespan="off", log_level="error", **settings))
    with starlette_server._bind_socket("127.0.0.1", 0, 5) as listening:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            assert httpx.get(f"http://127.0.0.1:{listening.getsockname()[1]}/").text == "seen"
        finally:
            server.should_exit = True
            thread.join()
    assert sent_at_once
    assert all(sent_at_once)


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "192.0.2.1"])
def test_without_sign_in_the_server_starts_on_this_machine_only(address: str, tmp_path: Path) -> None:
    if address == "192.0.2.1":
        said = refused_start(tmp_path, STREAMLIT_SERVER_ADDRESS="0.0.0.0")
    else:
        said = refused_start(tmp_path, "--server.address", address)
    assert "accessible depuis d’autres machines" in said


def test_the_records_are_not_served_to_the_public(tmp_path: Path) -> None:
    assert "montre tout" in refused_start(tmp_path, BINOMES_MODE="public")


def test_a_server_that_should_sign_people_in_does_not_start_without_secrets(tmp_path: Path) -> None:
    assert "secrets.toml" in refused_start(tmp_path, BINOMES_MODE="signed")


def test_every_answer_tells_the_browser_to_load_nothing_from_elsewhere(root: str) -> None:
    for path in ("/", "/promotions", "/_stcore/health", "/sante", "/nothing.js"):
        headers = httpx.get(root + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-eval" not in policy
        assert "'unsafe-inline'" not in policy.split("style-src")[0]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["x-frame-options"] == "DENY"
        assert not any(sign in headers.get("server", "") for sign in "0123456789/")


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/metrics",
        "/_stcore/agent/openapi.json",
        "/_stcore/script-health-check",
        "/component/x/index.html",
    ],
)
def test_what_no_page_needs_is_closed(root: str, path: str) -> None:
    assert httpx.get(root + path).status_code == 404


def test_the_health_page_opens_the_data(root: str, tmp_path: Path) -> None:
    assert httpx.get(root + "/sante").text == "ok"
    with running_app(tmp_path, tmp_path / "log") as empty:
        assert httpx.get(empty + "/sante").status_code == 503


@pytest.mark.parametrize(
    "host", ["evil.example.org", "localhost.evil.example.org", "", "169.254.169.254", "localhost@evil"]
)
def test_another_name_is_not_answered(root: str, host: str) -> None:
    assert httpx.get(root + "/", headers={"Host": host}).status_code == 403


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_a_server_without_sign_in_is_not_put_behind_a_proxy(root: str, header: str) -> None:
    assert httpx.get(root + "/", headers={header: "192.0.2.1"}).status_code == 403


@pytest.mark.parametrize(
    "origin", [None, "null", "https://evil.example.org", "http://localhost:9", "https://x.streamlit.app"]
)
def test_no_other_page_connects(root: str, origin: str | None) -> None:
    with pytest.raises(InvalidStatus, match="403"), Visitor(root).connected(Origin=origin):
        pass


def test_our_own_page_connects(root: str) -> None:
    with Visitor(root).connected() as tab:
        assert "190" in tab.run("").title


def test_a_file_is_sent_with_the_token_alone_and_within_the_limit(root: str) -> None:
    visitor = Visitor(root)
    with visitor.connected() as tab:
        tab.run("")
        assert visitor.upload(tab.session) == 204
        assert visitor.upload(tab.session, content=b"x" * (21 << 20)) == 413
        address = f"{root}/_stcore/upload_file/{tab.session}/f"
        assert visitor.http.put(address, files={"file": b"x"}).status_code == 403


@pytest.mark.parametrize(("accepted", "encoding"), [("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)])
def test_scripts_come_compressed_as_the_browser_understands_and_are_kept(
    root: str, accepted: str, encoding: str | None
) -> None:
    name = re.search(r'src="\.(/static/js/index\.\w+\.js)"', httpx.get(root).text)
    assert name is not None
    script = httpx.get(root + name[1], headers={"Accept-Encoding": accepted})
    original = Path(get_static_dir()) / name[1].lstrip("/")
    assert script.content == original.read_bytes()
    assert script.headers.get("content-encoding") == encoding
    # With no encoding it is Streamlit's own answer, whose name for a script depends on the machine's list of types.
    assert script.headers["content-type"].split(";")[0] in {"text/javascript", "application/javascript"}
    assert "immutable" in script.headers["cache-control"]
    assert script.headers["x-content-type-options"] == "nosniff"


def test_the_page_of_any_address_is_french_before_a_script_has_run(root: str) -> None:
    for encoding in ("gzip", "identity"):
        page = httpx.get(f"{root}/attente", headers={"Accept-Encoding": encoding})
        assert page.headers["cache-control"] == "no-store"
        assert '<html lang="fr">' in page.text
        assert "<title>AX Mentoring</title>" in page.text
        assert "openapi.json" not in page.text
    script = re.search(r'src="\.(/chrome\.\w+\.js)"', page.text)
    assert script is not None
    kept = httpx.get(root + script[1])
    assert "immutable" in kept.headers["cache-control"]
    assert "Chercher" in kept.text
