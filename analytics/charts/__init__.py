"""Frames in, charts out: the only place that knows Plotly and wordcloud.

Every function takes frames named after their rows (columns: `data/sql/figures/*.sql`) and a translator, and returns
a `Chart`. An empty frame gives an empty chart that says so; a missing value is never drawn as 0.
"""

from dataclasses import dataclass

import plotly.graph_objects as go
import plotly.io

from analytics.language.formats import capital


@dataclass(frozen=True, eq=False)
class Chart:
    """A figure and the words around it, which the page writes itself so that they wrap and are read aloud."""

    figure: go.Figure
    title: str  # what the data say, at most 15 words
    subtitle: str  # what is measured, in which unit
    alt: str  # the figures in one or two sentences, read aloud to those who cannot see the drawing

    def __post_init__(self) -> None:
        object.__setattr__(self, "title", capital(self.title))


def shown(spec: str, alt: str) -> Chart:
    """The chart that a page showed, from the JSON of its figure; its title and subtitle stood on the page."""
    return Chart(plotly.io.from_json(spec), "", "", alt)
