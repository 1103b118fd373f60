"""Measures that print ratios between two things taken in turn in one run; never timed tests."""

import sys
from pathlib import Path

# What starts the real application, and the browser that looks at it, is shared with the tests.
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "browser"))
