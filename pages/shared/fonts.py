"""The fonts that Streamlit brings, reduced to the letters, the weight and the icons that are used.

Whole they are 974 kB of a first visit, so 146. `python -m benchmarks.letters` makes them. A letter that is not Latin is
drawn in the reader's own font.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from streamlit.file_util import get_static_dir

from pages.shared.assets import ASSETS

FONTS = ASSETS / "fonts"
KIND = "font/woff2"


@cache
def reduced() -> Mapping[str, bytes]:
    """The address under which Streamlit gives a font → the file to give there."""
    root = Path(get_static_dir())
    return {
        f"/{path.relative_to(root).as_posix()}": small.read_bytes()
        for small in FONTS.glob("*.woff2")
        for path in (root / "static" / "media").glob(f"{small.stem}.*woff2")
    }
