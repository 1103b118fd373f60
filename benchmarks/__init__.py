"""Measures that print ratios between two things taken in turn in one run; never timed tests.

A trial of safety ends with `require`: one that tried nothing has shown nothing, and fails.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

# What starts the real application, and the browser that looks at it, is shared with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))


def require(tried: Mapping[str, int]) -> None:
    """Prints how often each thing was tried; ends the process with a failure when one of them never was."""
    print("tried: " + ", ".join(f"{name} {count:,}" for name, count in tried.items()))
    if never := [name for name, count in tried.items() if count <= 0]:
        sys.exit(f"NOTHING TRIED: {', '.join(never)}")
