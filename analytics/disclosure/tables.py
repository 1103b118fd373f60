"""What each published table holds: the one place where a column becomes public, protected or the coordinator's."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

COHORT = "cohort"
MOST_CROSSED = 2  # dimensions beside the cohort
ALL = "*"  # all cohorts at once
# Kinds of persons; authors are students with a text.
STUDENTS, MENTORS, AUTHORS = "students", "mentors", "authors"


@dataclass(frozen=True)
class Table:
    """The columns of one table of counts, each named once.

    `dimensions` say what a row is about. `exact` columns are published as they are: everybody knows them. `totals` are
    what the association publishes of each campaign: exact unless small. `counts` are of persons: hidden when small,
    else rounded. `sums` are numbers that several persons add to, each with the count of these persons, and hidden with
    it. `details` columns say more of a count, with that count: null where it is hidden. `authors` count the persons
    who wrote a word. `kept` columns stay with the coordinator: null for the board.

    What is hidden of a table is proven, with what everybody knows of it: `adds_up` says of a column of which total of
    the campaign its rows are the parts (those that differ in the last dimension alone), `within` which total none of
    its cells is above; both name it TABLE.COLUMN. Where `by_hand`, a function of `relations` or `course` says the rest.
    A table that cannot be proven says why (`unproven`): a row with a count below the threshold is then left out. So it
    is where the very key of a row may name the few who are in it (`leaves_out`).

    `of` says whose persons the counts are of, `of_columns` of which columns this is not so: a count is renewed when
    enough of these persons have changed in its cohort, or in all cohorts together where it is `at_once`. Where it
    `is_dated`, its exact columns are those of the day of these counts.
    """

    dimensions: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    sums: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    adds_up: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)
    by_hand: bool = False
    unproven: str = ""
    of: tuple[str, ...] = (STUDENTS,)
    of_columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    at_once: bool = False
    is_dated: bool = False
    leaves_out: bool = False

    def slices(self, column: str, cohort: str) -> list[tuple[str, str]]:
        """The kinds of persons that a column counts, each with the cohort in which, or ALL."""
        is_of_all = self.at_once or COHORT not in self.dimensions
        return [(kind, ALL if is_of_all else cohort) for kind in self.of_columns.get(column, self.of)]

    @property
    def unrelated(self) -> tuple[str, ...]:
        """The protected columns of which nothing says how they go with others: no proof can be trusted with them."""
        if self.by_hand or self.unproven:
            return ()
        declared = {*self.adds_up, *self.within} if COHORT in self.dimensions else set()
        return tuple(column for column in self.protected if column not in declared)

    @property
    def protected(self) -> tuple[str, ...]:
        """The columns that are protected, in the order in which they are given up when a proof fails."""
        return (*self.sums, *self.counts, *self.authors)

    @property
    def columns(self) -> frozenset[str]:
        """Every column that is declared."""
        return frozenset(
            {*self.dimensions, *self.exact, *self.totals, *self.protected, *self.details, *self.kept}
        )


# Why no proof is sought of words: each is shown from five authors on, and never under it.
OF_AUTHORS = "a word of fewer than five authors is left out, and two words overlap by nobody knows how much"
OF_ALL_CAMPAIGNS = "campaigns are taken together, and nobody knows how many of each gave a maturity"

COUNTS: Mapping[str, Table] = MappingProxyType({
    "dataset": Table(exact=("data_on", "published_on", "published_source", "has_rows", "hidden_below", "rounded_to")),
    "clock_count": Table(
        (COHORT,),
        exact=("cohort_year", "state", "week", "since", "because", "applications_given", "volunteers_given",
               "pairs_given", "sign_up_days"),
        is_dated=True,
    ),
    "cohort_count": Table(
        (COHORT,),
        exact=("cohort_year", "published_pairs"),
        totals=("counted_pairs",),
        counts=("applications", "withdrawn", "not_eligible", "eligible", "with_mentor", "waiting", "never_paired",
                "lost_mentor", "motivations", "mentors", "volunteers"),
        sums={"capacity": "volunteers", "places": "volunteers", "free_places": "volunteers"},
        kept=("places_outside", "above_offer"),
        by_hand=True,
        of_columns=dict.fromkeys(("mentors", "volunteers", "capacity", "places", "free_places"), (MENTORS,))
        | {"motivations": (AUTHORS,)},
    ),
    "flow_count": Table(
        (COHORT,),
        exact=("cohort_year",),
        counts=("participants_before", "participants", "new_participants", "stayed", "came_back", "aged_out",
                "could_return", "stopped"),
        by_hand=True,
        of=(MENTORS,),
    ),
    "supply_count": Table(
        (COHORT, "promotion"),
        exact=("gap",),
        counts=("volunteers", "mentors", "new_mentors", "returning_mentors"),
        sums={"capacity": "volunteers", "pairs": "mentors"},
        by_hand=True,
        of=(MENTORS,),
    ),
    "load_count": Table(
        (COHORT, "students"), exact=("is_more",), counts=("mentors",), by_hand=True, of=(MENTORS,)
    ),
    "sector_count": Table(
        (COHORT, "sector"), counts=("students",), sums={"places": "volunteers"}, kept=("volunteers",),
        by_hand=True,
        of_columns={"places": (MENTORS,)},
    ),
    "pace_count": Table(
        (COHORT, "week"),
        exact=("is_whole",),
        counts=("applications_so_far", "pairs_so_far"),
        kept=("applications", "pairs", "entered", "left_queue", "queue"),
        by_hand=True,
    ),
    "offer_count": Table(
        (COHORT, "week"),
        exact=("days",),
        counts=("volunteers_so_far",),
        within={"volunteers_so_far": "cohort_count.volunteers"},
        by_hand=True,
    ),
    "wait_count": Table(
        (COHORT, "week"),
        counts=("without_mentor",),
        kept=("at_risk", "paired", "withdrawn", "still_waiting"),
        by_hand=True,
    ),
    "fit_count": Table(
        (COHORT, "closeness"), counts=("pairs",), adds_up={"pairs": "cohort_count.counted_pairs"}
    ),
    "shortage_count": Table(
        (COHORT,),
        counts=("unplaceable",),
        details={"is_everywhere": "unplaceable", "smallest_sectors": "unplaceable", "largest_sectors": "unplaceable"},
        kept=("students", "places", "placeable", "smallest_students", "smallest_places", "largest_students",
              "largest_places"),
        within={"unplaceable": "cohort_count.waiting"},
        of=(STUDENTS, MENTORS),
    ),
    "tenure_count": Table(
        (COHORT, "is_start_known", "campaigns"),
        counts=("started", "going_on"),
        kept=("at_risk", "stopped", "aged_out", "still_there"),
        by_hand=True,
        of=(MENTORS,),
        at_once=True,
    ),
    "meeting_count": Table((COHORT, "month"), counts=("pairs", "met"), by_hand=True),
    "ending_count": Table(
        (COHORT, "month"), counts=("together",), kept=("at_risk", "ended_early", "completed", "under_way"),
        by_hand=True,
    ),
    "training_count": Table(
        (COHORT,), counts=("trained_before",), kept=("trained_later",),
        within={"trained_before": "cohort_count.mentors"},
        of=(MENTORS,),
    ),
    "answer_count": Table(
        (COHORT, "respondent"), counts=("answers", "mark_5", "mark_4", "mark_3", "mark_1_2"), by_hand=True
    ),
    "attribute_count": Table(
        (COHORT, "name", "value"), counts=("applications",), kept=("eligible", "paired"),
        adds_up={"applications": "cohort_count.applications"}, leaves_out=True,
    ),
    "text_count": Table((COHORT,), counts=("texts",), adds_up={"texts": "cohort_count.motivations"}, of=(AUTHORS,)),
    "term_count": Table(
        (COHORT, "term"), authors=("authors",), kept=("elsewhere",), unproven=OF_AUTHORS, of=(AUTHORS,)
    ),
    "term_total": Table(("term",), counts=("texts",), authors=("authors",), unproven=OF_AUTHORS, of=(AUTHORS,)),
    "term_pair": Table(("term", "other"), authors=("authors",), unproven=OF_AUTHORS, of=(AUTHORS,)),
    "term_sector": Table(
        ("term", "sector"), authors=("authors", "wishing"), unproven=OF_AUTHORS, of=(AUTHORS,)
    ),
    "theme_count": Table(
        (COHORT, "sector"), authors=("authors",), kept=("elsewhere",), unproven=OF_AUTHORS, of=(AUTHORS,)
    ),
    "topic_count": Table(
        (COHORT, "topic"), authors=("authors",), kept=("elsewhere",), unproven=OF_AUTHORS, of=(AUTHORS,)
    ),
    "topic_coverage": Table(
        (COHORT,), counts=("texts", "covered"),
        within={"texts": "text_count.texts", "covered": "text_count.texts"},
        of=(AUTHORS,),
    ),
    "topic_crossing": Table(
        ("topic", "members"), counts=("texts",), authors=("authors",), unproven=OF_AUTHORS, of=(AUTHORS,)
    ),
    "term_pattern": Table(("term", "pattern"), authors=("authors",), unproven=OF_AUTHORS, of=(AUTHORS,)),
    "topic_phrase": Table(("topic", "phrase"), authors=("authors",), unproven=OF_AUTHORS, of=(AUTHORS,)),
    "maturity_outcome": Table(
        ("maturity",), counts=("with_mentor", "without_mentor"), unproven=OF_ALL_CAMPAIGNS,
    ),
    "theme_coverage": Table(
        (COHORT,), counts=("texts", "covered"),
        adds_up={"texts": "text_count.texts"}, within={"covered": "text_count.texts"},
        of=(AUTHORS,),
    ),
})  # fmt: skip

# The tables of which what is hidden is proven.
PROVEN = tuple(
    name for name, table in COUNTS.items() if (table.protected or table.totals) and not table.unproven
)

# Columns that count persons wherever they stand: hidden, they are under the number of the rule.
SUMS = frozenset(column for table in COUNTS.values() for column in table.sums)
PERSONS = frozenset(column for table in COUNTS.values() for column in table.counts) - SUMS

# Known to everybody, copied as they are; words that enough students wrote; the coordinator's, published without a row;
# and what the same code computes again from the published counts (data/publish/word_statistics.py).
PUBLIC = (
    "mentor_window",
    "sector",
    "promotion_size",
    "topic",
    "published_pairs",
    "public_fact",
    "forecast_trial",
    "target",
    "event",
    "event_week",
    "campaign_state",
    "exceptional_campaign",
    "remark",
)
WORDS = ("term", "list_version")
DERIVED = (
    "term_statistic",
    "theme_statistic",
    "topic_statistic",
    "term_trend",
    "topic_trend",
    "year_change",
    "term_place",
)
COORDINATORS = (
    "mentor_chance",
    "term_proposal",
    "evidence",
    "wait_reason_count",
    "end_reason_count",
    "waiting_list",
    "free_place",
    "stalled_pair",
    "asked_person",
    "contacted",
    "leaving_sector",
)
