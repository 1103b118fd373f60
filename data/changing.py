"""The one way into a store: exports are staged, merged with what is there and published, or refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
from duckdb import DuckDBPyConnection

from analytics.language.texts import message
from data.contract import TITLES
from data.generations import erased_list, erasures, migrations, store
from data.generations.erased_list import Entry
from data.intake import changes, taking_in
from data.intake.answers import Answers, Choice, remember, remembered
from data.intake.setting_aside import AsideRow as AsideRow
from data.intake.staging import Input
from data.problems import HALF_RESTORED, PUBLISHED, UNFINISHED, Problem, Refused, saying
from data.publish import building, health, lineage, publishing
from data.publish.building import SHOWN as SHOWN
from data.publish.building import Counts
from data.publish.digest import content_digest
from data.publish.outcomes import Outcome as Outcome

MOST_LOST, FEWEST_LOST = 0.1, 4  # share and number: an import that takes away more has to be confirmed
COUNTED = {"applications": "application", "counted_pairs": "pairing", "volunteers": "volunteer"}
Progress = Callable[[str], None]
READING, CHECKING, MERGING = taking_in.STEPS
COUNTING, _, _, FIGURES, PUBLISHING = REST = (
    message("Counting"),
    publishing.WORDS,
    publishing.FORECASTING,
    message("Protecting the published figures"),
    message("Publishing"),
)
STEPS = (*taking_in.STEPS, *REST)


_follower: ContextVar[Progress] = ContextVar("follower", default=lambda step: None)


@contextmanager
def following(progress: Progress) -> Iterator[None]:
    """Whatever changes a store inside tells `progress` each of its steps, a text of the catalogue, as it starts."""
    token = _follower.set(progress)
    try:
        yield
    finally:
        _follower.reset(token)


@dataclass(frozen=True)
class Request:
    """What is to be made: a generation with the records of `base`, corrected and completed by the exports `paths`."""

    action: str
    base: store.Generation | None
    paths: Sequence[Path] = ()
    is_dry_run: bool = False
    sets_aside: bool = False
    answers: Answers = field(default_factory=Answers)
    earlier_choices: Mapping[str, Choice] = field(default_factory=dict)
    progress: Progress = field(default_factory=_follower.get)
    change: Callable[[DuckDBPyConnection], None] | None = None  # by hand, of the merged tables
    counting: publishing.Counting = publishing.count_all
    is_list_accepted: bool = False


def import_exports(
    folder: Path,
    paths: Sequence[Path],
    *,
    is_dry_run: bool = False,
    is_fresh: bool = False,
    sets_aside: bool = False,
    answers: Answers | None = None,
    remembers: Mapping[str, Choice] | None = None,
) -> Outcome:
    """Adds the exports to the store in `folder` as a new generation; with `is_fresh`, they replace what it held.

    `answers`: what a person said of the files. `remembers`: what is to be kept of it for sheets with the same headers,
    by their signature. Rows that cannot be taken in are in the outcome; unless `sets_aside`, they refuse the import.
    Nothing is published on a dry run, or when the content would be the same as now. Raises Refused, with nothing
    changed, when a file cannot be read, when something has to be asked first, rows that are already there would
    contradict the new ones, or another import is under way.
    """
    with _writing(folder, is_left=is_dry_run or is_fresh):
        if not is_dry_run:
            _finish(folder)
        base = None if is_fresh else store.current(folder)
        earlier_choices = remembered(folder)
        request = Request(
            "import", base, paths, is_dry_run, sets_aside, answers or Answers(), earlier_choices
        )
        outcome = _publish(folder, request)
        if remembers and not is_dry_run:
            with saying(PUBLISHED):
                remember(folder, remembers)
        return outcome


def rebuild(
    folder: Path,
    action: str,
    base: store.Generation | None = None,
    change: Callable[[DuckDBPyConnection], None] | None = None,
    counting: publishing.Counting = publishing.count_all,
    is_list_accepted: bool = False,
) -> Outcome:
    """A new generation with the records of `base` (the current one unless given), every figure computed again.

    `change` alters the merged tables first: what the coordinator keeps by hand. `counting` computes the counts. With
    `is_list_accepted` the list of the erased is taken as it is, without the lines that were lost.
    """
    with _writing(folder):
        request = Request(action, base or store.current(folder), change=change, counting=counting)
        return _publish(folder, replace(request, is_list_accepted=is_list_accepted))


def undo(folder: Path) -> Outcome:
    """A new generation with the content of before the last change; of the last good one when the current is damaged.

    Refused when there is nothing to go back to: no change yet, an erasure, or the generation is no longer kept.
    """
    with _writing(folder):
        return _publish(folder, Request("undo", lineage.before_last_change(folder)))


def restore(folder: Path, unpack: Callable[[Path], None]) -> Outcome:
    """A new generation with the records of the one that `unpack` writes into the empty folder it is given."""
    with _writing(folder), store.building_site(folder) as room:
        unpack(room)
        with saying(HALF_RESTORED):
            return _publish(folder, Request("restore", store.Generation(room)))


def forget(folder: Path, action: str, lines: Sequence[Entry]) -> Outcome:
    """Puts the lines on the list of the erased, then makes the generation that carries them out; older ones go.

    What stops it once the list is written says so (`problems.state_of`): whatever is published next finishes it.
    """
    with _writing(folder):
        base = store.current(folder)
        if base:
            health.require_sound(base)
        erased_list.require_whole(folder)
        erased_list.add(folder, lines)
        with saying(UNFINISHED):
            return _publish(folder, Request(action, base))


def bring_up_to_date(folder: Path) -> bool:
    """Builds what an earlier version wrote again from its records; whether there was something to build."""
    if not migrations.is_of_earlier_version(folder):
        return False
    if current := store.current(folder):
        health.require_rows(current)  # before anything is written where the board's figures alone are
    with _writing(folder):
        return True


@contextmanager
def _writing(folder: Path, is_left: bool = False) -> Iterator[None]:
    """Holds the store, whose current generation is first built again when an earlier version wrote it.

    It `is_left` as it is when nothing is to be written, or nothing of it is to be kept.
    """
    with store.writing(folder):
        is_older = migrations.is_of_earlier_version(folder) and not is_left
        current = store.current(folder) if is_older else None
        if current:
            health.require_rows(current)
            _publish(folder, Request(migrations.ACTION, current))
        yield


def finish_erasure(folder: Path) -> None:
    """Carries out what is on the list of the erased and not yet done, and removes what a killed writer left."""
    with _writing(folder):
        _finish(folder)


def _finish(folder: Path) -> None:
    if current := store.current(folder):
        if current in erased_list.outdated(folder):
            _publish(folder, Request("erase", current))
        erased_list.destroy_outdated(folder)


def _publish(folder: Path, request: Request) -> Outcome:
    """Builds a generation and installs it; the caller holds the store."""
    shown = health.serving(folder).generation
    parent = request.base if request.action == migrations.ACTION else shown
    if request.is_list_accepted:
        erased_list.mend(folder)
    else:
        erased_list.require_whole(folder)
    if request.action != "restore":
        erased_list.require_key(folder)
    if request.base:
        health.require_sound(request.base)
    with store.building_site(folder) as site:
        with duckdb.connect(config=building.limits(site)) as con:
            building.attach_all(con, site, request.base)
            inputs, aside, warnings = taking_in.take_in(
                con,
                folder,
                site,
                taking_in.Files(
                    request.paths, request.answers, request.earlier_choices, is_fresh=request.base is None
                ),
                request.change,
                request.progress,
            )
            if aside and not request.sets_aside:
                raise Refused([problem for row in aside for problem in row.problems], _way_out(inputs, aside))
            building.give_memory(con)
            changed = changes.changes(con)
            versions = _write(con, request)
            digest = content_digest(con)
            before, after = building.counts_of(shown), building.counts(con, "records")
            shrinks = _shrinking(request, inputs, before, after)
            outcome = Outcome(inputs, before, after, digest, None, aside, warnings, changed, shrinks)
            is_same = (
                request.action == "import" and parent is not None and parent.manifest["digest"] == digest
            )
            if request.is_dry_run or is_same:
                return outcome
            if shrinks and not request.answers.confirms:
                raise Refused([shrinks])
            request.progress(FIGURES)
            proof = publishing.write_figures(con, _remembered(folder, request, shown))
            manifest = building.manifest(con, folder, request.action, parent, inputs, versions) | {
                "digest": digest,
                "disclosure": proof,
            }
            for built in ("records", "figures"):
                con.execute(f"checkpoint {built}")
        request.progress(PUBLISHING)
        for leftover in site.glob("*.parquet"):
            leftover.unlink()
        building.check_built(site, manifest)
        number = store.install(site, folder, manifest).number
        with saying(UNFINISHED if request.action in erasures.ACTIONS else PUBLISHED):
            store.settle(folder)
            erased_list.destroy_outdated(folder)
        return replace(outcome, generation=number)


def _shrinking(request: Request, inputs: Sequence[Input], before: Counts, after: Counts) -> Problem | None:
    """What has to be confirmed of an import: that it takes in no row at all, or leaves a tenth less of something."""
    if request.action != "import" or (before and request.base is None):
        return None
    if inputs and not any(item.accepted for item in inputs):
        return Problem(
            "Not one row of these files is taken in: publishing them would publish nothing.",
            "Correct the rows; if it is meant: --confirm.",
        )
    for name, table in COUNTED.items():
        held, left = (sum(counts.get(name) or 0 for counts in every.values()) for every in (before, after))
        if held - left > max(held * MOST_LOST, FEWEST_LOST):
            return Problem(
                "The programme would become smaller: {table}, from {held} to {left}.",
                "Check the files; if it is meant: --confirm.",
                values={"table": TITLES[table], "held": held, "left": left},
            )
    return None


def _remembered(folder: Path, request: Request, shown: store.Generation | None) -> Path | None:
    """The folder of what is shown, which the next publication must withstand; nobody is in an invented programme."""
    if request.action == migrations.ACTION and request.base:
        return request.base.folder
    is_invented_anew = folder.name == store.DEMO and request.action == "import" and request.base is None
    return shown.folder if shown and not is_invented_anew else None


def _way_out(inputs: Sequence[Input], aside: Sequence[AsideRow]) -> Problem:
    read = sum({item.file: item.rows for item in inputs}.values())
    return Problem(
        "Rows to be corrected: {aside} of {read}.",
        "Correct them, or import the others alone with --set-aside.",
        values={"aside": len(aside), "read": read},
    )


def _write(con: DuckDBPyConnection, request: Request) -> Mapping[str, str]:
    """Writes the records and their counts; for a preview, those of cohorts alone. The versions of what counted."""
    publishing.write_records(con)
    # An empty database: from here on every name says where it stands.
    con.execute("use memory; detach scratch")
    request.progress(COUNTING)
    if request.is_dry_run:
        publishing.write_count(con, "cohort_count")
        return {}
    return publishing.write_counts(con, request.progress, request.counting)
