"""What one pack tells: the rows behind it, in which language, about which promotion, on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analytics.disclosure.explained import in_short
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.sources import source_line
from analytics.language.texts import Translator
from analytics.promotions import year_of

QUERIES = (  # of data/sql/queries: all that a pack asks
    *("dataset", "definition", "cohort_summary", "target", "campaign_pace", "waiting_reason"),
    *("mentor_supply", "mentor_flow", "sector_balance", "sector_shortage"),
    *("forecast", "forecast_dot", "forecast_driver", "recruit_curve", "recruit_share", "past_forecast"),
    *("cohort_term", "cohort_theme", "term_place", "list_version"),
)


@dataclass(frozen=True)
class Pack:
    """The rows of QUERIES for one audience, and how they are told. `captions` stand under the cloud."""

    t: Translator
    cohort: str
    frames: Mapping[str, pd.DataFrame]
    is_invented: bool
    generation: int
    made_on: date
    captions: Sequence[str] = ()

    def rows(self, query: str) -> pd.DataFrame:
        """The rows of the query."""
        return self.frames[query]

    def of_cohort(self, query: str) -> pd.DataFrame:
        """Those that concern the promotion of the pack."""
        found = self.frames[query]
        return found[found["cohort"] == self.cohort].reset_index(drop=True)

    @property
    def dataset(self) -> Row:
        """The only row of `dataset`."""
        return rows(self.frames["dataset"])[0]

    @property
    def window(self) -> tuple[int, int]:
        """The lowest and the highest gap at which mentors are asked."""
        return int(self.dataset["lowest_gap"]), int(self.dataset["highest_gap"])

    @property
    def is_protected(self) -> bool:
        """Whether small counts are hidden and the others rounded."""
        return self.dataset["hidden_below"] is not None

    @property
    def protection(self) -> str:
        """What the reader must know of it, in one sentence; what exact figures ask of him otherwise."""
        return in_short(self.dataset, self.t) or self.t("Exact figures, for the coordinator: do not hand on.")

    @property
    def title(self) -> str:
        return self.t("Mentoring programme: board pack")

    @property
    def campaign(self) -> str:
        """'Campaign 2021–2022', that of the promotion."""
        year = year_of(self.cohort) + 1
        return self.t("Campaign {first}–{last}", first=str(year), last=str(year + 1))

    @property
    def freshness(self) -> str:
        """The day of the data, or of the published totals where no row was provided."""
        if self.dataset["has_rows"]:
            return self.t("data as of {day}", day=formats.day(self.dataset["data_on"], self.t.language))
        return self.t(
            "published totals of {day}", day=formats.day(self.dataset["published_on"], self.t.language)
        )

    @property
    def source(self) -> str:
        """Where the figures come from, in one line."""
        return source_line(self.dataset, self.is_invented, self.t)
