"""Whose data a store is: who types a verb as somebody else is told so before anything is touched."""

import os
import pwd
from pathlib import Path

from data.problems import Problem, Refused


def require_own(folder: Path, to_write: bool = True) -> None:
    """Refused when the store `folder` belongs to another user of the machine, or this one may not make it.

    With `to_write` false it is enough that it can be read.
    """
    if fault := problem(folder, to_write):
        raise Refused([fault])


def problem(folder: Path, to_write: bool = True) -> Problem | None:
    """What is wrong with who asks: root would leave files that their owner cannot read, others may not look."""
    place = next(path for path in (folder, *folder.parents) if path.exists())
    owner, user = place.stat().st_uid, os.geteuid()
    is_theirs = user == 0 and owner != 0 and place in (folder, folder.parent)
    wanted = os.R_OK | os.X_OK | (os.W_OK if to_write or place != folder else 0)
    if os.access(place, wanted) and not (is_theirs and to_write):
        return None
    return Problem(
        "{folder} belongs to {owner}, and you are {user}.",
        "Give the verb as that user, or say where your data are: BINOMES_HOME=FOLDER.",
        values={"folder": str(place), "owner": name(owner), "user": name(user)},
    )


def name(user: int) -> str:
    """The name of a user of the system, else the number."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
