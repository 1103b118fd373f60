"""Long work in a process of its own: it slows no page down, and goes on whatever becomes of the page that asked for it.

`python -m data.background` is that process. It is handed one call by its parent, tells the steps, then what came of it.
"""

import pickle
import subprocess
import sys
import traceback
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from data.changing import Outcome, following
from data.generations import audit
from data.intake.uploads import Room
from data.problems import Refused, refusal, saying, state_of

PROJECT = Path(__file__).resolve().parents[1]
Call: TypeAlias = Callable[..., Outcome]  # a function of `data.changing` and its arguments

# Python waits for these threads before it ends, and each for its process: an orderly stop lets a publication finish.
_threads = ThreadPoolExecutor(max_workers=4, thread_name_prefix="work")
_publications: dict[Path, "Work"] = {}  # the last one of each store


@dataclass
class Work:
    """Something under way or over: the step it is at, a text of the catalogue, and what comes of it."""

    step: str = ""
    future: Future[Outcome] = field(default_factory=Future)

    @property
    def is_over(self) -> bool:
        return self.future.done()

    def result(self) -> Outcome:
        """What came of it, once it is over; raises what stopped it, Refused for instance."""
        return self.future.result()


def started(call: Call, who: str = "", room: Room | None = None) -> Work:
    """Makes the call in another process, for `who` (as `audit.acting`); the room of its files stays as long."""
    work = Work()
    work.future = _threads.submit(_followed, work, call, who, room)
    return work


def publish(folder: Path, call: Call, who: str = "", room: Room | None = None) -> Work:
    """Makes a new generation of the store in `folder` in another process: whoever opens the page can follow it.

    Once it is published, the room goes with its files.
    """
    _publications[folder] = work = Work()
    work.future = _threads.submit(_published, work, call, who, room)
    return work


def under_way(folder: Path) -> Work | None:
    """The publication that this process has asked for in the store, or None when it is over."""
    work = _publications.get(folder)
    return work if work and not work.is_over else None


def _published(work: Work, call: Call, who: str, room: Room | None) -> Outcome:
    outcome = _followed(work, call, who, room)
    if room:
        room.cleanup()
    return outcome


def _followed(work: Work, call: Call, who: str, room: Room | None) -> Outcome:
    """What the process comes to; it holds the room too, in case this one is killed."""
    command = [sys.executable, "-m", "data.background"]
    with subprocess.Popen(
        command,
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
        pass_fds=[room.lock] if room else [],
    ) as child:
        assert child.stdin
        assert child.stdout
        pickle.dump((call, who), child.stdin)
        child.stdin.close()
        try:
            while True:
                kind, content = pickle.load(child.stdout)
                if kind == "step":
                    work.step = content
                elif kind == "done":
                    outcome: Outcome = content
                    return outcome
                else:
                    what, state = content
                    with saying(state):
                        raise Refused(what) if kind == "refused" else RuntimeError(what)
        except EOFError:
            raise refusal(
                "The work was interrupted.", "See below what was published last, then try again."
            ) from None


def _main() -> None:
    """Makes the call that stands on the standard input; of an unexpected error, tells the lines of code alone."""
    call, who = pickle.load(sys.stdin.buffer)

    def tell(kind: str, content: Any) -> None:
        pickle.dump((kind, content), sys.stdout.buffer)
        sys.stdout.buffer.flush()

    try:
        with audit.acting("page", who), following(lambda step: tell("step", step)):
            tell("done", call())
    except Refused as refused:
        tell("refused", (refused.problems, state_of(refused)))
    except Exception as error:
        frames = "".join(
            f"  {frame.filename}:{frame.lineno}\n" for frame in traceback.extract_tb(error.__traceback__)
        )
        # Its message may quote a person.
        print(f"{type(error).__qualname__}\n{frames}", end="", file=sys.stderr)
        tell("failed", (type(error).__qualname__, state_of(error)))


if __name__ == "__main__":
    _main()
