"""A programme of two campaigns counted by hand, as the tables of counts hold it."""

import math

import pandas as pd
import pytest

NAN = math.nan


@pytest.fixture
def counts() -> dict[str, pd.DataFrame]:
    """X19: 26 applications, 20 pairs, 4 waiting. X20: 40 applications, 25 pairs, 12 waiting."""
    return {
        "clock_count": pd.DataFrame({
            "cohort": ["X19", "X20"], "cohort_year": [2019, 2020], "state": ["finished", "under_way"],
            "week": [None, 21], "since": [None, None], "because": ["published", "published"],
            "applications_given": ["all", "all"], "volunteers_given": ["all", "all"], "pairs_given": ["all", "all"],
            "sign_up_days": [28, 35],
        }),
        "cohort_count": pd.DataFrame({
            "cohort": ["X19", "X20"], "cohort_year": [2019, 2020], "published_pairs": [20.0, 25.0],
            "applications": [26.0, 40.0], "withdrawn": [2.0, 3.0], "not_eligible": [0.0, 0.0],
            "eligible": [24.0, 37.0], "with_mentor": [20.0, 25.0], "waiting": [4.0, 12.0],
            "never_paired": [4.0, 12.0], "lost_mentor": [0.0, 0.0], "motivations": [26.0, 33.0],
            "counted_pairs": [20.0, 25.0], "mentors": [18.0, 22.0], "volunteers": [21.0, 26.0],
            "capacity": [29.0, 31.0], "places": [29.0, 30.0], "free_places": [9.0, 5.0],
        }),
        "flow_count": pd.DataFrame({
            "cohort": ["X19", "X20"], "cohort_year": [2019, 2020], "participants_before": [NAN, 21.0],
            "participants": [21.0, 26.0], "new_participants": [21.0, 14.0], "stayed": [0.0, 12.0],
            "came_back": [0.0, 0.0], "aged_out": [NAN, 3.0], "could_return": [NAN, 18.0], "stopped": [NAN, 6.0],
        }),
        "supply_count": pd.DataFrame({
            "cohort": ["X19", "X19", "X20", "X20", "X20"], "promotion": ["X08", "X09", "X09", "X10", "X85"],
            "gap": [11, 10, 11, 10, 35], "volunteers": [9.0, 12.0, 14.0, 11.0, 1.0],
            "capacity": [13.0, 16.0, 17.0, 13.0, 1.0], "mentors": [8.0, 10.0, 12.0, 9.0, 1.0],
            "new_mentors": [8.0, 10.0, 2.0, 9.0, 1.0], "returning_mentors": [0.0, 0.0, 10.0, 0.0, 0.0],
            "pairs": [9.0, 11.0, 14.0, 10.0, 1.0],
        }),
        "load_count": pd.DataFrame({
            "cohort": ["X19", "X19", "X20", "X20", "X20"], "students": [1, 2, 1, 2, 3], "is_more": [False] * 5,
            "mentors": [16.0, 2.0, 20.0, 1.0, 1.0],
        }),
        "sector_count": pd.DataFrame({
            "cohort": ["X20", "X20"], "sector": ["data", "energy"], "students": [30.5, 6.5],
            "places": [22.0, 9.0], "volunteers": [20.0, 6.0],
        }),
        "term_count": pd.DataFrame({
            "cohort": ["X20"] * 3, "term": ["data", "climat", "rare"], "authors": [13.0, 6.0, 4.0],
        }),
    }  # fmt: skip
