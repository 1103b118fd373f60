"""The import that one session prepares, step by step: what its page remembers between two runs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import TypeAlias

import streamlit as st

from analytics.language.texts import Translator, message
from data import background, changing
from data.background import Work
from data.changing import Outcome
from data.generations import store
from data.intake.answers import Choice as SheetChoice
from data.intake.previews import SheetPreview
from data.intake.uploads import Room
from data.problems import UNCHANGED, Problem, Refused, state_of
from pages.shared.display import show_head

STEPS = (message("File"), message("Columns"), message("Check"), message("Publication"))
FILE, COLUMNS, CHECK, PUBLICATION, DONE = range(5)
MOST_PROBLEMS = 5
GONE = Problem("The files that you sent were removed: somebody was erased meanwhile.", "Send them again.")
POLLED = 0.7  # seconds between two looks at a work under way

# Of a sheet: its tables, and what each of its columns gives.
Choice: TypeAlias = tuple[Sequence[str], list[str]]


@dataclass
class DraftAnswers:
    """What only a person can say: campaigns by the place of a sheet, what dates begin with by file, words by
    their folding.
    """

    campaigns: dict[int, str] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)
    statuses: dict[tuple[str, str], str] = field(default_factory=dict)
    sectors: dict[str, str] = field(default_factory=dict)
    is_complete: bool = False
    insists: bool = False
    confirms: bool = False


@dataclass
class Draft:
    """What was sent, what it was taken for, what would come of it, and the work under way."""

    step: int = FILE
    room: Room | None = None
    files: list[Path] = field(default_factory=list)
    sheets: Sequence[SheetPreview] = ()
    earlier_choices: Mapping[str, SheetChoice] = field(default_factory=dict)
    answers: DraftAnswers = field(default_factory=DraftAnswers)
    chosen: dict[int, Choice] = field(default_factory=dict)
    work: Work | None = None
    goal: int = CHECK  # the step to which the work leads
    base: int | None = None  # the generation on which the check was made
    outcome: Outcome | None = None  # of the check, then of the publication
    problems: Sequence[Problem] = ()  # why the last work was refused
    state: str = UNCHANGED  # and how things stand after it
    uploads: int = 0  # how many times files were taken in, so that the box is empty again


def store_folder() -> Path:
    """The store into which the page imports: the real programme, never the invented one."""
    return store.store_folder(store.PROGRAMME)


def who() -> str:
    """Who imports, for the log: the subject of the sign-in; nothing where nobody signs in."""
    return str(st.user.to_dict().get("sub") or "")


def session_draft() -> Draft:
    """The import of this session; at first a new one, or the publication that somebody left under way."""
    if "import" not in st.session_state:
        st.session_state["import"] = Draft(work=background.under_way(store_folder()), goal=DONE)
    draft: Draft = st.session_state["import"]
    if draft.work is None and not all(path.exists() for path in draft.files):
        draft = st.session_state["import"] = Draft(uploads=draft.uploads, problems=[GONE])
    return draft


def start_again() -> None:
    """Forgets the import of this session, and its files with it."""
    forget_files(session_draft())
    st.session_state["import"] = Draft(uploads=session_draft().uploads)


def forget_files(draft: Draft) -> None:
    """Removes the files from the disk; what is known of them stays on screen."""
    if draft.room:
        draft.room.cleanup()
    draft.room, draft.files = None, []


def show_steps(step: int, t: Translator) -> None:
    """Where one is among the four steps."""
    items = [
        f'<li class="{"done" if place < step else ""}"{" aria-current=step" if place == step else ""}>'
        f"<i>{'✓' if place < step else place + 1}</i><span>{escape(t(name))}</span></li>"
        for place, name in enumerate(STEPS)
    ]
    st.html(f'<ol class="steps">{"".join(items)}</ol>')


def is_settled(draft: Draft, t: Translator) -> bool:
    """False while a work goes on, which is shown; once it is over, what came of it is in the draft, at its goal."""
    if draft.work and draft.work.is_over:
        _take_result(draft, draft.work)
        st.rerun()
    if draft.work:
        _follow(draft.work, t)
    return draft.work is None


def _take_result(draft: Draft, work: Work) -> None:
    draft.work = None
    try:
        draft.outcome, draft.problems, draft.step = work.result(), (), draft.goal
        if draft.goal == DONE:
            forget_files(draft)
    except Refused as refused:
        draft.problems, draft.state = refused.problems, state_of(refused)


@st.fragment(run_every=POLLED)
def _follow(work: Work, t: Translator) -> None:
    """The step of the work, looked at again and again; the whole page runs when it is over."""
    if work.is_over:
        st.rerun()
    names = list(changing.STEPS)
    place = names.index(work.step) if work.step in names else 0
    with st.container(border=True, key="card-work"):
        show_head(
            t("At work"), t("You may leave this page: the work goes on, and it is done whole or not at all")
        )
        st.progress((place + 0.5) / len(names), text=f"{t(work.step or names[0])}…")


def show_problems(problems: Sequence[Problem], t: Translator, state: str = UNCHANGED) -> None:
    """Why it could not be done, and how things stand; as HTML: what a file says must not be read as Markdown."""
    listed = "".join(f"<p>{escape(problem.sentence(t))}</p>" for problem in problems[:MOST_PROBLEMS])
    st.html(f'<div class="refused" role="alert">{listed}<p><b>{escape(t(state))}</b></p></div>')
