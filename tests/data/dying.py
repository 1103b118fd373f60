"""A process that dies by SIGKILL just before its n-th step on disk: a sync, a rename, a replacement or a removal.

`python dying.py N FOLDER IDENTIFIER` erases a person; it ends with 0 when there are fewer than N steps.
"""

import os
import shutil
import signal
import sys
from pathlib import Path
from typing import Any

from data.rights import persons

steps_left = int(sys.argv[1])


def deadly(owner: Any, name: str) -> None:
    """The function `name` of `owner`, in front of which the process may die."""
    real = getattr(owner, name)

    def step(*args: Any, **options: Any) -> Any:
        global steps_left
        steps_left -= 1
        if steps_left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **options)

    setattr(owner, name, step)


if __name__ == "__main__":
    folder = Path(sys.argv[2])
    person = persons.one_person(folder, sys.argv[3])
    for owner, name in (
        (os, "fsync"),
        (Path, "replace"),
        (Path, "rename"),
        (shutil, "rmtree"),
        (Path, "unlink"),
    ):
        deadly(owner, name)
    persons.erase(folder, person)
