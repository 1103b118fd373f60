"""Who gets past the door? Every page by every way in, for everybody who may not have it, on a real server.

    python -m benchmarks.escapes [HOME]

HOME is a new folder to work in. A trial succeeds when the answer holds the page's title, a chart, a table or a file
that is not the visitor's, or a canary (a mark planted in every identifier, name and text). The log of access must hold
as many refusals of each visitor as were due. The last lines say what was tried, what succeeded, what was noted.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import planted
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash
from websockets.exceptions import InvalidStatus
from wire import Answer, Visitor

from benchmarks import require
from benchmarks.doors import Case, cookie_of, looked_everywhere, served

SHOWN = ("plotly_chart", "arrow_table", "arrow_data_frame", "bidi_component", "download_button", "imgs")


NO_ANSWER = 3.0  # seconds after which a file that was not given is not going to be
FILES = ("file", "another's file")
SUBJECTS = {  # who tries → as whom the log knows the visitor
    "anonymous": "nobody", "forged": "nobody", "stranger": "carl", "board": "bob", "colleague": "dan",
    "expired": "anne", "idle": "anne", "too old": "anne", "signed out": "erin", "removed": "dan",
    "other page": "anne",
}  # fmt: skip
WANT_FILES = (
    "anonymous",
    "stranger",
    "board",
    "colleague",
    "expired",
    "idle",
    "too old",
    "signed out",
    "removed",
)


@dataclass(frozen=True)
class Trial:
    """One attempt: who, which page, which way; whether it showed anything, and whether it is to be noted."""

    who: str
    page: str
    way: str
    succeeded: bool
    is_due: bool = True


def reached(case: Case, page: str, answer: Answer, *, has_others: bool = False) -> bool:
    """Whether the answer holds anything of the page: its title, a figure, a table, a file, or a canary.

    A visitor who `has_others` may see figures of the first page, where Streamlit leads who asks for what is not there.
    """
    figures = [
        message for message in answer.messages if message.delta.new_element.WhichOneof("type") in SHOWN
    ]
    seen = case.pages[page]
    is_title = bool(seen.title) and answer.title == seen.title
    is_figure = not has_others and bool(figures or answer.media)
    return is_title or is_figure or bool(planted.found(answer.received))


def states(answer: Answer) -> list[WidgetState]:
    """A value for each widget of the page, as a browser that has it would send it."""
    values = {
        "button": {"trigger_value": True},
        "checkbox": {"bool_value": False},
        "selectbox": {"string_value": "X19"},
        "multiselect": {"string_array_value": {"data": ["X05"]}},
        "slider": {"double_array_value": {"data": [20.0]}},
        "number_input": {"double_value": 50.0},
        "download_button": {"trigger_value": True},
    }
    elements = [
        message.delta.new_element
        for message in answer.messages
        if message.delta.new_element.button.label != "Se déconnecter"
    ]
    kinds = [(element, element.WhichOneof("type")) for element in elements]
    return [
        WidgetState(id=getattr(element, kind).id, **values[kind]) for element, kind in kinds if kind in values
    ]


def ways(case: Case, who: str, page: str) -> Mapping[str, Callable[[Visitor], bool]]:
    """Name of each way to a page → what it takes to try it; true when something of the page came back."""
    seen, place = case.pages[page], calc_hash(page)

    def run(visitor: Visitor, at: str = page, session: str = "", **options: object) -> bool:
        with visitor.connected(session) as tab:
            answer = tab.run(at, **options)  # type: ignore[arg-type]
            return reached(case, page, answer, has_others=who == "board")

    def from_the_menu(visitor: Visitor) -> bool:
        with visitor.connected() as tab:
            return page in tab.run("").pages

    def file(visitor: Visitor) -> bool:
        _, address = case.file(page)
        return visitor.get(address).status_code != 403

    def another_s_file(visitor: Visitor) -> bool:
        name, _ = case.file(page)
        with visitor.connected() as tab:
            tab.run("")
            return bool(tab.made(name, NO_ANSWER))

    return {
        "menu": from_the_menu,
        "address": run,
        "parameters": lambda visitor: run(
            visitor, audience="coordinator", role="coordinator", conseil="false"
        ),
        "page hash": lambda visitor: run(visitor, "", page_hash=place),
        "page file": lambda visitor: run(
            visitor, f"pages/{page}.py", page_hash=calc_hash(f"pages/{page}.py")
        ),
        "widgets": lambda visitor: run(visitor, widgets=states(seen), page_hash=place),
        "fragment": lambda visitor: run(visitor, fragment="f" * 32, seconds=NO_ANSWER, page_hash=place),
        "session": lambda visitor: run(visitor, session=case.tab.session, page_hash=place),
        **({"file": file, "another's file": another_s_file} if seen.downloads else {}),
    }


# What asks for nothing, or for a page that is not: there is no refusal to note.
UNSEEN = ("menu", "page file")


def tried(case: Case, who: str, visitor: Visitor, page: str, only: tuple[str, ...] = ()) -> Iterator[Trial]:
    """Every way to one page for one visitor."""
    for way, attempt in ways(case, who, page).items():
        if only and way not in only:
            continue
        succeeded = attempt(visitor)
        # On the first page one is asked to sign in.
        is_first_page = who in ("anonymous", "forged") and not page and way not in FILES
        asks_nothing = way in UNSEEN or is_first_page or (who == "board" and way == "fragment")
        yield Trial(who, page or "/", way, succeeded, not asks_nothing)


def outsiders(case: Case) -> Iterator[Trial]:
    """Strangers, the board, and sign-ins that ended by themselves, on every page and file that is not theirs.

    A colleague may have every page, and makes the same files; those of another sign-in stay closed.
    """
    board, stranger, colleague = Visitor(case.root), Visitor(case.root), Visitor(case.root)
    board.sign_in("bob")
    stranger.sign_in("carl")
    colleague.sign_in("dan")
    with board.connected() as tab:
        theirs = tab.run("").pages
    for page in case.pages:
        yield from tried(case, "anonymous", Visitor(case.root), page)
        yield from tried(case, "stranger", stranger, page)
        yield from tried(case, "board", board, page, FILES if page in theirs else ())
        yield from tried(case, "colleague", colleague, page, FILES)
    for name, age, lasts in (("expired", 1200, 600), ("idle", 2400, 86400), ("too old", 9 * 3600, 86400)):
        late = Visitor(case.root)
        late.http.cookies.set("_streamlit_user", cookie_of(case, "anne", age, lasts))
        for page in case.pages:
            yield from tried(case, name, late, page, ("address", "widgets", "file"))
    forged = Visitor(case.root)
    forged.http.cookies.set("_streamlit_user", cookie_of(case, "anne", 60, 3600)[:-4] + "AAAA")
    for page in case.pages:
        yield from tried(case, "forged", forged, page, ("address", "page hash"))


def leavers(case: Case) -> Iterator[Trial]:
    """A tab left open by somebody taken off the list, and the cookies of somebody who signed out."""
    dan, erin = Visitor(case.root), Visitor(case.root)
    dan.sign_in("dan")
    erin.sign_in("erin")
    copied = dict(erin.http.cookies)
    erin.http.post(f"{case.root}/auth/logout")
    thief = Visitor(case.root)
    thief.http.cookies.update(copied)
    for page in case.pages:
        yield from tried(case, "signed out", thief, page, ("address", "widgets", "file"))
    with dan.connected() as tab:
        address = tab.made(tab.run("solliciter").downloads[0])
        case.allow(anne="coordinator", erin="coordinator", bob="board")
        for page in case.pages:
            answer = tab.run(page, page_hash=calc_hash(page))
            yield Trial("removed", page or "/", "open tab", reached(case, page, answer))
        yield Trial("removed", "solliciter", "file", dan.get(address).status_code != 403)


def uploads_and_connections(case: Case) -> Iterator[Trial]:
    """Files sent where they should not go, and connections that no page of this server opened."""
    board, nobody = Visitor(case.root), Visitor(case.root)
    board.sign_in("bob")
    with board.connected() as own:
        own.run("")
        for who, visitor, session in (
            ("board", board, own.session),
            ("board", board, case.tab.session),
            ("anonymous", nobody, case.tab.session),
        ):
            yield Trial(who, "*", "upload", visitor.upload(session) != 403)
    host = case.root.removeprefix("http://")
    for way, headers in {
        "no origin": {"Origin": None},
        "null origin": {"Origin": "null"},
        "other site": {"Origin": "https://evil.example.org"},
        "other port": {"Origin": "http://localhost:9"},
        "subdomain": {"Origin": f"http://{host}.evil.example.org"},
        "rebinding": {"host": "evil.example.org", "Origin": "http://evil.example.org"},
    }.items():
        try:
            with case.coordinator.connected(**headers) as tab:
                succeeded = bool(tab.run("").messages)
        except InvalidStatus:
            succeeded = False
        yield Trial("other page", "*", way, succeeded)
    for kind in ("clear_cache", "load_git_info", "debug_shutdown_runtime"):
        frame = BackMsg()
        setattr(frame, kind, True)
        with nobody.connected() as tab:
            answer = tab.send(frame, seconds=1)
            yield Trial(
                "anonymous", "*", kind, bool(answer.messages) or not tab.run("").messages, is_due=False
            )


def controls(case: Case) -> Iterator[Trial]:
    """What a coordinator may have by the same ways: a trial that cannot succeed would prove nothing."""
    for page in case.pages:
        only = ("menu", "address", "page hash", "file")
        yield from tried(case, "coordinator", case.coordinator, page, only)


def files_tried(trials: Iterable[Trial]) -> Counter[str]:
    """Who → how many attempts at a file that somebody else had made."""
    return Counter(trial.who for trial in trials if trial.way in FILES)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("home", type=Path, nargs="?")
    home = arguments.parse_args().home or Path(tempfile.mkdtemp())
    with served(home) as case:
        control = list(controls(case))
        board = Visitor(case.root)
        board.sign_in("bob")
        sent = {
            name: looked_everywhere(visitor)
            for name, visitor in (("board", board), ("nobody", Visitor(case.root)))
        }
        known = planted.found(bytes(case.coordinator.received))
        trials = [*outsiders(case), *uploads_and_connections(case), *leavers(case)]
    files = files_tried(trials)
    for who, count in Counter(trial.who for trial in trials).items():
        print(
            f"{who:12} {count:4} tried, {files[who]:3} of them files,"
            f" {sum(t.succeeded for t in trials if t.who == who)} succeeded"
        )
    for trial in trials:
        if trial.succeeded:
            print("ESCAPED", trial)
    for trial in control:
        if not trial.succeeded:
            print("CONTROL THAT FAILED", trial)
    due = Counter(SUBJECTS[trial.who] for trial in trials if trial.is_due)
    noted = case.refusals()
    unnoted = {who: (noted[who], count) for who, count in due.items() if noted[who] < count}
    marked = [path.name for path in case.logs() if planted.found(path.read_bytes())]
    given = files_tried(control)["coordinator"]
    print(f"tried {len(trials)}, succeeded {sum(t.succeeded for t in trials)}")
    print(f"refusals in the log {noted.total()}, due {due.total()}; fewer than due: {unnoted or 'nobody'}")
    print(
        f"a coordinator, by the same ways: {len(control)} tried, {given} of them files,"
        f" {sum(t.succeeded for t in control)} succeeded"
    )
    for name, received in sent.items():
        print(f"canaries in {len(received):,} bytes sent to {name}: {planted.found(received) or 'none'}")
    print(f"canaries sent to the coordinator, who may: {known}; in logs: {marked or 'none'}")
    require(
        {"pages": len(case.pages), "files of a coordinator": given, "bytes to the board": len(sent["board"])}
        | {"canaries known": len(known), "trials to be noted": due.total()}
        | {f"files, {who}": files[who] for who in WANT_FILES}
    )
    leaked = marked or any(map(planted.found, sent.values())) or not all(trial.succeeded for trial in control)
    sys.exit(bool(leaked or unnoted) or any(trial.succeeded for trial in trials))


if __name__ == "__main__":
    main()
