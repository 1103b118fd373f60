"""What a bad input costs at the command line: seconds and peak memory of `manage.py import`, children included.

`python -m benchmarks.bad_inputs` prints one line a case, then the maxima. The store holds a good generation.
"""

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import require
from benchmarks.bad_files import CASES, good_exports

PROJECT = Path(__file__).resolve().parents[1]
EXIT_CODES = {"refused": 3, "aside": 3, "warned": 0, "accepted": 0}


def run(home: Path, path: Path) -> tuple[int, str, float, float]:
    """Exit code, what was said on stderr, seconds, and peak megabytes of the process and its children together."""
    start, peak = time.monotonic(), 0
    child = subprocess.Popen(
        [sys.executable, "manage.py", "import", str(path), "--dry-run"],
        cwd=PROJECT,
        env={**os.environ, "BINOMES_HOME": str(home), "LANG": "en_GB.UTF-8"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    while child.poll() is None:
        peak = max(peak, resident(child.pid))
        time.sleep(0.02)
    said = child.stderr.read() if child.stderr else ""
    return child.returncode, said, time.monotonic() - start, peak / 1_000_000


def resident(process: int) -> int:
    """The bytes that a process and its descendants hold in memory, by /proc; 0 for one that has just ended."""
    try:
        own = int(Path(f"/proc/{process}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
        children = [task.read_text().split() for task in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return 0
    return own + sum(resident(int(child)) for found in children for child in found)


def main() -> int:
    """Prints the table; returns how many cases had not their exit code or showed a traceback."""
    wrong, worst = 0, (0.0, 0.0)
    with TemporaryDirectory() as made:
        home = Path(made) / "home"
        subprocess.run(
            [sys.executable, "manage.py", "import", str(good_exports(Path(made) / "good"))],
            cwd=PROJECT,
            env={**os.environ, "BINOMES_HOME": str(home)},
            check=True,
            stdout=subprocess.DEVNULL,
        )
        for place, case in enumerate(CASES):
            folder = Path(made) / f"{place}"
            folder.mkdir()
            code, said, seconds, megabytes = run(home, case.write(folder))
            is_right = code == EXIT_CODES[case.verdict] and "Traceback" not in said
            wrong += not is_right
            worst = max(worst[0], seconds), max(worst[1], megabytes)
            print(
                f"{'ok   ' if is_right else 'WRONG'} {seconds:6.1f} s {megabytes:5.0f} MB  {case.verdict:8} {case.name}"
            )
    require({"inputs": len(CASES)})
    print(f"{len(CASES)} inputs: {wrong} wrong, at most {worst[0]:.1f} s and {worst[1]:.0f} MB")
    return wrong


if __name__ == "__main__":
    raise SystemExit(main() > 0)
