"""A visitor without a browser: signs in at a provider, speaks Streamlit's own messages, and keeps every byte it receives."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from socket import create_connection
from urllib.parse import urlencode, urlsplit

import httpx
from oidc_provider_mock import User, run_server_in_thread
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

SECRET = "3f1c9a7e5b2d8046f9e1c3a5b7d9f0e2468ace13579bdf02fedcba9876543210"
FULL_RUN = 60.0  # seconds that a run may take on a busy machine


@dataclass
class Answer:
    """What one run sent: its messages, and their bytes."""

    messages: list[ForwardMsg]
    received: bytes

    @property
    def pages(self) -> dict[str, str]:
        """Address of each page of the navigation that the menu shows → its title."""
        shown = [message.navigation for message in self.messages if message.HasField("navigation")]
        return {page.url_pathname: page.page_name for page in shown[-1].app_pages if not page.is_hidden}

    @property
    def title(self) -> str:
        """The title of the page shown; empty without one."""
        headings = [
            message.delta.new_element.heading for message in self.messages if message.HasField("delta")
        ]
        return next((heading.body for heading in headings if heading.tag == "h1"), "")

    @property
    def media(self) -> list[str]:
        """The addresses of the files that the run offers."""
        return sorted(
            {found.decode() for found in re.findall(rb"/media/[0-9a-f]{20,}\.[a-z]+", self.received)}
        )

    @property
    def downloads(self) -> list[str]:
        """The name under which each file can be made that the run offers."""
        names = [message.delta.new_element.download_button.deferred_file_id for message in self.messages]
        return [name for name in names if name]

    @property
    def folded(self) -> list[str]:
        """The identifiers of what the run shows folded, and makes only when it is unfolded."""
        blocks = [message.delta.add_block.expandable.id for message in self.messages]
        return [block for block in blocks if block]

    @property
    def redirect(self) -> str:
        """Where the run sends the browser to sign in or out; empty if nowhere."""
        return "".join(message.auth_redirect.url for message in self.messages)

    def widget(self, label: str) -> str:
        """The identifier of the button or switch of that label; LookupError without one."""
        for message in self.messages:
            element = message.delta.new_element
            for widget in (element.button, element.checkbox):
                if widget.label == label:
                    return str(widget.id)
        raise LookupError(label)


@dataclass
class Visitor:
    """One browser of one person: its cookies, its connections, and all that was sent to it."""

    root: str
    http: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=30))
    received: bytearray = field(default_factory=bytearray)

    def get(self, path: str, **options: object) -> httpx.Response:
        answer = self.http.get(self.root + path, **options)  # type: ignore[arg-type]
        self.received += answer.content
        return answer

    @property
    def token(self) -> str:
        """The token against forged requests, fetched as the page does."""
        if "_streamlit_xsrf" not in self.http.cookies:
            self.get("/_stcore/health")
        return str(self.http.cookies["_streamlit_xsrf"])

    @contextmanager
    def connected(self, session: str = "", host: str = "", **changed: str | None) -> Iterator["Tab"]:
        """A connection as a tab opens it; `session` is one to go on with, `changed` what to say else in the headers.

        With `host`, the server is asked by another name than its own.
        """
        server = urlsplit(self.root)
        host = host or server.netloc
        token, cookies = self.token, "; ".join(f"{name}={value}" for name, value in self.http.cookies.items())
        headers = {"Cookie": cookies, "Origin": f"http://{host}", **changed}
        protocols = ["streamlit", token, *([session] if session else [])]
        with connect(
            f"ws://{host}/_stcore/stream",
            additional_headers={name: value for name, value in headers.items() if value is not None},
            subprotocols=protocols,  # type: ignore[arg-type]
            sock=create_connection((server.hostname or "", server.port or 80)),
            max_size=None,
            open_timeout=FULL_RUN,
        ) as socket:
            yield Tab(self, socket)

    def sign_in(self, subject: str) -> None:
        """Presses the button of the page, follows it to the provider and back."""
        with self.connected() as tab:
            button = tab.run("").widget("Se connecter")
            away = tab.run("", [WidgetState(id=button, trigger_value=True)]).redirect
        form = self.http.get(self.root + away, follow_redirects=True)
        back = self.http.post(form.url, data={"sub": subject})
        self.http.get(back.headers["location"])

    def upload(self, session: str, file: str = "stolen", content: bytes = b"x") -> int:
        """Sends a file to that session, with the token and the cookies of this visitor; gives the status."""
        address = f"{self.root}/_stcore/upload_file/{session}/{file}"
        headers = {"X-Xsrftoken": self.token}
        return self.http.put(address, files={"file": ("x.csv", content)}, headers=headers).status_code


@dataclass
class Tab:
    """One open connection."""

    visitor: Visitor
    socket: ClientConnection
    session: str = ""
    unfolds: set[str] = field(default_factory=set)  # what was seen folded, on any page

    def run(
        self,
        page: str,
        widgets: Sequence[WidgetState] = (),
        *,
        page_hash: str = "",
        fragment: str = "",
        seconds: float = FULL_RUN,
        **query: str,
    ) -> Answer:
        """Asks for a run of the page at that address, and waits for its end."""
        frame = BackMsg()
        frame.rerun_script.page_name = page
        frame.rerun_script.page_script_hash = page_hash
        frame.rerun_script.query_string = urlencode(query)
        frame.rerun_script.fragment_id = fragment
        frame.rerun_script.widget_states.widgets.extend(widgets)
        frame.rerun_script.context_info.url = f"{self.visitor.root}/{page}"
        return self.send(frame, seconds)

    def unfolded(self, page: str, **query: str) -> Answer:
        """A run of the page with everything unfolded; a first one, where something is folded that was never seen."""
        while True:
            opened = [WidgetState(id=block, bool_value=True) for block in sorted(self.unfolds)]
            answer = self.run(page, opened, **query)
            if self.unfolds.issuperset(answer.folded):
                return answer
            self.unfolds.update(answer.folded)

    def made(self, name: str, seconds: float = FULL_RUN) -> str:
        """Has the file of that name made, as a click on its button does; gives its address, or nothing."""
        frame = BackMsg()
        frame.backend_operation_request.request_id = name
        frame.backend_operation_request.session_id = self.session
        frame.backend_operation_request.deferred_file.file_id = name
        answer = self.send(frame, seconds)
        return "".join(message.backend_operation_response.deferred_file.url for message in answer.messages)

    def send(self, frame: BackMsg, seconds: float = FULL_RUN) -> Answer:
        """Sends any message; gives what came until the run ended, the connection closed or the time was over."""
        self.socket.send(frame.SerializeToString())
        messages, received, limit = [], bytearray(), time.monotonic() + seconds
        while time.monotonic() < limit:
            try:
                data = self.socket.recv(timeout=limit - time.monotonic())
            except (TimeoutError, ConnectionClosed):
                break
            assert isinstance(data, bytes)
            received += data
            message = ForwardMsg.FromString(data)
            messages.append(message)
            self.session = message.new_session.initialize.session_id or self.session
            is_run_over = (
                message.HasField("script_finished")
                and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN
            )
            if is_run_over or message.HasField("backend_operation_response"):
                break
        self.visitor.received += received
        return Answer(messages, bytes(received))


def sign_in_settings(port: int, provider: str) -> str:
    """The secrets.toml of a server on that port whose people sign in at that provider."""
    return f"""[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "{SECRET}"
client_id = "binomes"
client_secret = "not-used-by-the-provider-of-tests"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@contextmanager
def provider(**emails: str) -> Iterator[str]:
    """An OpenID provider of this machine; `emails` gives each known subject a verified address. Gives its issuer."""
    users = [
        User(sub=name, claims={"email": email, "email_verified": True}) for name, email in emails.items()
    ]
    with run_server_in_thread(user_claims=users) as server:
        yield f"http://localhost:{server.server_port}"
