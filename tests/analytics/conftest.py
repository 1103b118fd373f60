"""Frames of a small programme, as the queries give them: five cohorts, the pairs that the AX published."""

import pandas as pd
import pytest

from analytics.language.texts import Translator, translator
from analytics.words.statistics import word_statistics, word_trends

COHORTS = ["X16", "X17", "X18", "X19", "X20"]
PAIRS = [112, 143, 124, 142, 190]
ELIGIBLE = [113, 145, 125, 146, 202]
CAPACITY = [128, 154, 129, 145, 196]
COUNTED = [
    *(
        "counted_pairs",
        "difference",
        "applications",
        "withdrawn",
        "not_eligible",
        "eligible",
        "with_mentor",
        "waiting",
        "never_paired",
        "lost_mentor",
        "match_rate",
    ),
    *("mentors", "volunteers", "places", "places_outside", "taken", "free_places", "above_offer"),
    *("coverage", "balance", "missing", "motivations"),
]


@pytest.fixture
def fr() -> Translator:
    return translator("fr")


@pytest.fixture
def en() -> Translator:
    return translator("en")


@pytest.fixture
def cohorts() -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "cohort": COHORTS,
            "cohort_year": [2016, 2017, 2018, 2019, 2020],
            "state": ["finished"] * 4 + ["under_way"],
            "week": [None] * 4 + [21],
            "has_final_applications": True,
            "has_final_pairs": True,
            "is_partial": False,
            "has_all_applications": True,
            "pairs": PAIRS,
            "counted_pairs": PAIRS,
            "published_pairs": PAIRS,
            "difference": 0,
            "applications": [120, 156, 132, 157, 217],
            "withdrawn": [3, 5, 4, 6, 6],
            "not_eligible": [4, 6, 3, 5, 9],
            "eligible": ELIGIBLE,
            "with_mentor": PAIRS,
            "waiting": [1, 2, 1, 4, 12],
            "never_paired": [1, 2, 1, 4, 12],
            "lost_mentor": 0,
            "growth": [None, 143 / 112 - 1, 124 / 143 - 1, 142 / 124 - 1, 190 / 142 - 1],
            "mentors": [95, 121, 105, 120, 161],
            "volunteers": [111, 134, 112, 126, 170],
            "places": CAPACITY,
            "places_outside": 0,
            "taken": PAIRS,
            "free_places": [16, 11, 5, 3, 6],
            "above_offer": 0,
            "balance": [15, 9, 4, -1, -6],
            "missing": [0, 0, 0, 1, 6],
            "motivations": [112, 148, 124, 149, 209],
        }
    )
    frame["match_rate"] = frame["counted_pairs"] / frame["eligible"]
    frame["coverage"] = frame["places"] / frame["eligible"]
    return frame


@pytest.fixture
def published(cohorts: pd.DataFrame) -> pd.DataFrame:
    """The same cohorts when nothing but the published totals is known."""
    return cohorts.assign(**dict.fromkeys(COUNTED))


@pytest.fixture
def supply() -> pd.DataFrame:
    """Mentors of the X19 and X20: seven promotions in the window, one mentor beyond it."""
    per_gap = {"X19": [20, 18, 17, 15, 14, 12, 9], "X20": [38, 30, 27, 22, 20, 14, 9]}
    given = [
        (cohort, int(cohort[1:]) - gap, gap, mentors)
        for cohort, counts in per_gap.items()
        for gap, mentors in enumerate(counts, start=10)
    ]
    given.append(("X20", 1, 19, 1))
    frame = pd.DataFrame(
        [
            {
                "cohort": cohort,
                "promotion": f"X{year:02d}",
                "gap": gap,
                "volunteers": mentors + 2,
                "capacity": mentors + 4,
                "mentors": mentors,
                "new_mentors": mentors // 2,
                "returning_mentors": mentors - mentors // 2,
                "pairs": mentors + 3,
                "load": (mentors + 3) / mentors,
                "size": 510 if year == 5 else None,
                "size_kind": "seats" if year == 5 else None,
            }
            for cohort, year, gap, mentors in given
        ]
    )
    frame["mentors_per_100"] = 100 * frame["mentors"] / frame["size"]
    return frame


@pytest.fixture
def sectors() -> pd.DataFrame:
    given = [
        ("data", "Informatique et data", "Computing and data", 51.5, 34),
        ("consulting", "Conseil", "Consulting", 27.25, 31),
        ("finance", "Finance", "Finance", 20, 28),
        ("research", "Recherche et développement", "Research and development", 9, 9),
        ("undecided", "Sans préférence", "No preference", 8.25, None),
    ]
    frame = pd.DataFrame(given, columns=["sector", "label_fr", "label_en", "students", "places"])
    return frame.assign(
        cohort="X20", position=range(1, 6), balance=frame["places"] - frame["students"], has_final_pairs=True
    )


@pytest.fixture
def flow() -> pd.DataFrame:
    frame = pd.DataFrame(
        {
            "cohort": ["X18", "X19", "X20"],
            "cohort_year": [2018, 2019, 2020],
            "participants_before": [None, 112, 126],
            "participants": [112, 126, 170],
            "new_participants": [112, 38, 75],
            "stayed": [0, 80, 88],
            "came_back": [0, 8, 7],
            "aged_out": [None, 14, 16],
            "stopped": [None, 18, 22],
            "could_return": [None, 98, 110],
            "is_first": [True, False, False],
            "is_under_way": False,
        }
    )
    return frame.assign(return_rate=frame["stayed"] / (frame["participants_before"] - frame["aged_out"]))


@pytest.fixture
def load() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "cohort": "X20",
            "students": [1, 2, 3],
            "is_more": False,
            "mentors": [139, 19, 4],
            "share_of_mentors": [139 / 162, 19 / 162, 4 / 162],
        }
    )


@pytest.fixture
def terms() -> pd.DataFrame:
    """Words of three cohorts: 'data' sets the X20 apart and rises, 'énergie' is of the X20 only, 'projet' is steady."""
    given = {
        "X18": (150, {"finance": 60, "data": 15, "projet": 30, "stage": 12}),
        "X19": (150, {"finance": 60, "data": 30, "projet": 30, "stage": 12}),
        "X20": (200, {"data": 80, "finance": 50, "projet": 41, "énergie": 40, "<b>&": 6}),
    }
    counts = pd.DataFrame(
        [(cohort, word, n) for cohort, (_, words) in given.items() for word, n in words.items()],
        columns=["cohort", "term", "authors"],
    )
    texts = pd.DataFrame({"cohort": list(given), "texts": [number for number, _ in given.values()]})
    trends = word_trends(counts, texts).drop(columns="q")
    frame = word_statistics(counts, texts).merge(trends, on="term", how="left")
    frame = frame.assign(direction=frame["direction"].fillna("unknown"))
    families = {"data": "sector", "finance": "sector", "projet": "path"}
    frame = frame.assign(
        display=frame["term"], forms=frame["term"], lists="", family=frame["term"].map(families)
    )
    frame["words"] = frame.groupby("cohort")["term"].transform("count")
    return frame.sort_values(["cohort", "authors", "term"], ascending=[True, False, True], ignore_index=True)
