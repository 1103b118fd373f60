"""Where the style sheets, scripts and marks of the pages are."""

from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"
