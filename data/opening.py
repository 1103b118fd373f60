"""A store is opened: what an earlier version wrote is built again before anything of it is shown."""

from pathlib import Path
from tempfile import TemporaryDirectory

from data import changing
from data.changing import Outcome
from data.generations import migrations, store
from data.sample import SEED, write_exports
from data.sample.plan import PUBLISHED_APPLICATIONS


def build_sample(folder: Path, applications: int = PUBLISHED_APPLICATIONS, seed: int = SEED) -> Outcome:
    """The invented programme in the place of what the store `folder` holds, through the real import."""
    with TemporaryDirectory() as exports:
        write_exports(Path(exports), applications, seed)
        return changing.import_exports(folder, [Path(exports)], is_fresh=True)


def bring_up_to_date(folder: Path) -> bool:
    """Whether an earlier version wrote the store `folder`, which is then as this version writes it.

    The real programme is built from the records that are there, every figure by today's definitions and today's rule;
    the invented one is invented again, of the same size. Refused for a format that this version does not know, and
    where the board's figures alone are.
    """
    migrations.require_known(folder)
    current = store.current(folder) if migrations.is_of_earlier_version(folder) else None
    if current and folder.name == store.DEMO:
        build_sample(folder, current.manifest.get("rows", {}).get("application") or PUBLISHED_APPLICATIONS)
    elif current:
        changing.bring_up_to_date(folder)
    return current is not None
