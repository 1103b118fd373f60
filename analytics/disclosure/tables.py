"""What each published table holds: the one place where a column becomes public, protected or the coordinator's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

COHORT = "cohort"
MOST_CROSSED = 2  # dimensions beside the cohort


@dataclass(frozen=True)
class Table:
    """The columns of one table of counts, each named once.

    `dimensions` say what a row is about. `exact` columns are published as they are: everybody knows them. `totals` are
    what the association publishes of each campaign: exact unless small. `counts` are of persons: hidden when small,
    else rounded. `sums` are numbers that several persons add to, each with the count of these persons, and hidden with
    it. `authors` count the persons who wrote a word. `kept` columns stay with the coordinator: null for the board.
    """

    dimensions: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    sums: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    @property
    def protected(self) -> tuple[str, ...]:
        """The columns that are protected, in the order in which they are given up when a proof fails."""
        return (*self.sums, *self.counts, *self.authors)

    @property
    def columns(self) -> frozenset[str]:
        """Every column that is declared."""
        return frozenset({*self.dimensions, *self.exact, *self.totals, *self.protected, *self.kept})


COUNTS: Mapping[str, Table] = MappingProxyType({
    "dataset": Table(exact=("data_on", "published_on", "has_rows", "hidden_below", "rounded_to")),
    "cohort_count": Table(
        (COHORT,),
        exact=("cohort_year", "published_pairs"),
        totals=("counted_pairs",),
        counts=("applications", "withdrawn", "not_eligible", "eligible", "waiting", "motivations", "mentors",
                "volunteers"),
        sums={"capacity": "volunteers", "free_places": "volunteers"},
    ),
    "flow_count": Table(
        (COHORT,),
        exact=("cohort_year",),
        counts=("participants_before", "participants", "new_participants", "stayed", "came_back", "aged_out",
                "stopped"),
    ),
    "supply_count": Table(
        (COHORT, "promotion"),
        exact=("gap",),
        counts=("volunteers", "mentors", "new_mentors", "returning_mentors"),
        sums={"capacity": "volunteers", "pairs": "mentors"},
    ),
    "load_count": Table((COHORT, "students"), exact=("is_more",), counts=("mentors",)),
    "sector_count": Table(
        (COHORT, "sector"), counts=("students",), sums={"places": "volunteers"}, kept=("volunteers",)
    ),
    "text_count": Table((COHORT,), counts=("texts",)),
    "term_count": Table((COHORT, "term"), authors=("authors",)),
    "term_pair": Table(("term", "other"), authors=("authors",)),
    "term_sector": Table(("term", "sector"), authors=("authors",)),
    "theme_count": Table((COHORT, "sector"), authors=("authors",)),
    "theme_coverage": Table((COHORT,), counts=("texts", "covered")),
})  # fmt: skip

# Columns that count persons: hidden, they are under the number of the rule.
PERSONS = frozenset(column for table in COUNTS.values() for column in table.counts)

# Known to everybody, copied as they are; words that enough students wrote; the coordinator's, published without a row;
# and what the same code computes again from the published counts (data/word_statistics.py).
PUBLIC = ("mentor_window", "sector", "promotion_size")
WORDS = ("term", "list_version")
DERIVED = ("term_statistic", "theme_statistic", "term_trend", "term_place")
COORDINATORS = ("mentor_chance", "term_proposal")
