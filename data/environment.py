"""Where the settings of this machine stand: variables BINOMES_…, in the environment or in a file of its own.

On a server one file says them to the service, to its timers and to whoever types a verb: none of them can look at
another store by accident.
"""

import os
from pathlib import Path

from data.problems import refusal

PROJECT = Path(__file__).resolve().parents[1]
VARIABLE = "BINOMES_ENV"


def settings_file() -> Path:
    """The file that BINOMES_ENV names, else `.env` of the project; it may not be there."""
    return Path(os.environ.get(VARIABLE) or PROJECT / ".env")


def load() -> None:
    """Takes what the file says into the environment of this process; what stands there already stays.

    One `NAME=value` a line, as systemd's EnvironmentFile takes them; `#` starts a comment. Refused when a file that is
    named is not there, or a line is not understood.
    """
    path = settings_file()
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        if VARIABLE not in os.environ:
            return
        raise refusal("The file of settings is not there.", "Correct BINOMES_ENV.", file=str(path)) from None
    except (OSError, UnicodeDecodeError):
        raise refusal("The file of settings cannot be read.", "Correct it.", file=str(path)) from None
    for number, line in enumerate(lines, start=1):
        name, is_set, value = line.strip().partition("=")
        if not name or name.startswith("#"):
            continue
        if not is_set or not name.isidentifier():
            raise refusal(
                "Line {line} is not understood.",
                "Write NAME=value.",
                file=str(path),
                line=str(number),
            )
        os.environ.setdefault(name, value.strip().strip("\"'"))
