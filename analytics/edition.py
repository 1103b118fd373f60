"""What a page and a pack are made of: the figures of one generation, for one reader, about one cohort."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from analytics.board.alerts import sector_names
from analytics.campaign import clock
from analytics.disclosure.explained import in_short
from analytics.frames import Row, row_of, rows
from analytics.language import formats
from analytics.language.sources import source_line
from analytics.language.texts import Translator
from analytics.promotions import year_of

if TYPE_CHECKING:
    from analytics.charts import Chart


@dataclass(frozen=True)
class Edition:
    """The figures of one generation as one reader sees them, in one language, with one cohort in focus.

    `ask` gives the rows behind a question by its name, as `audience` may see them; `draw` makes a chart of them.
    `generation` is its number, `computed_on` the day on which its figures were computed, `today` that of the reader.
    """

    t: Translator
    cohort: str
    audience: str
    is_invented: bool
    generation: int
    computed_on: date
    today: date
    ask: Callable[[str], pd.DataFrame]
    draw: Callable[..., "Chart"]

    def rows(self, query: str) -> pd.DataFrame:
        """The rows of `query`, a view of data/sql/figures or a file of data/sql/queries."""
        return self.ask(query)

    def of_cohort(self, query: str) -> pd.DataFrame:
        """The rows of the query that concern the cohort in focus."""
        frame = self.rows(query)
        return frame[frame["cohort"] == self.cohort].reset_index(drop=True)

    def remarks(self, figure: str) -> list[str]:
        """What the coordinator says of a figure about the cohort in focus, the latest first, each with its day."""
        remarks = self.of_cohort("remark")
        return [
            self.t(
                "Comment of {day}: {sentence}",
                day=formats.day(row["written_on"], self.t.language),
                sentence=row["sentence"],
            )
            for row in rows(remarks[remarks["figure"] == figure])
        ]

    def chart(self, draw: Callable[..., "Chart"], *frames: Any, **options: Any) -> "Chart":
        """What `draw`, a function of analytics.charts, makes of these frames in the language of the reader."""
        return self.draw(draw, *frames, t=self.t, **options)

    def definitions(self, figure: str) -> dict[str, str]:
        """Metric → its definition in words, for one view of data/sql/figures."""
        metrics = self.rows("definition")
        metrics = metrics[metrics["figure"] == figure]
        return {
            metric: self.t(text)
            for metric, text in zip(metrics["metric"], metrics["definition"], strict=True)
        }

    @cached_property
    def dataset(self) -> Row:
        """How far the data goes, and how small counts are hidden: the only row of the query `dataset`."""
        return rows(self.rows("dataset"))[0]

    @property
    def window(self) -> tuple[int, int]:
        """The lowest and the highest gap at which mentors are asked."""
        return int(self.dataset["lowest_gap"]), int(self.dataset["highest_gap"])

    @property
    def sector_names(self) -> dict[str, str]:
        """Code of each sector → its name in the language of the reader."""
        return sector_names(self.rows("sector_balance"), self.t)

    @property
    def is_protected(self) -> bool:
        """Whether small counts are hidden and the others rounded."""
        return self.dataset["hidden_below"] is not None

    @property
    def protection(self) -> str:
        """How counts are protected, in one sentence; empty where they are exact."""
        return in_short(self.dataset, self.t)

    @property
    def source(self) -> str:
        """Where the figures come from, in one line."""
        return source_line(self.dataset, self.is_invented, self.t)

    @property
    def campaign(self) -> str:
        """The campaign of the cohort by its years: 'Campaign 2021–2022'."""
        year = year_of(self.cohort) + 1
        return self.t("Campaign {first}–{last}", first=str(year), last=str(year + 1))

    @property
    def where(self) -> str:
        """How far that campaign is: 'Pairing, week 9'."""
        return clock.in_header(row_of(self.rows("campaign_clock"), self.cohort), self.t)

    @property
    def freshness(self) -> str:
        """The day of the data, or that of the published totals where no row was provided."""
        if self.dataset["has_rows"]:
            return self.t("data as of {day}", day=formats.day(self.dataset["data_on"], self.t.language))
        return self.t(
            "published totals of {day}", day=formats.day(self.dataset["published_on"], self.t.language)
        )
