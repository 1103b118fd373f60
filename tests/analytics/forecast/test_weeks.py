"""How far the running campaign is beside the earlier ones: by the weeks, or by the closing day where it is known."""

import numpy as np
import pandas as pd
import pytest

from analytics.forecast.weeks import as_far, progress_at, weeks_when

NAN = float("nan")


def weekly(lengths: dict[int, float]) -> pd.DataFrame:
    """A campaign whose 100 applications come in four weeks, half of them in the last; one that goes on for eight."""
    totals = {2018: [20, 40, 50, 100, 100, 100, 100, 100], 2019: [20], 2020: [10, 20, 30, 40]}
    return pd.DataFrame(
        [
            {
                "cohort_year": year,
                "week": week,
                "days": 7 * week,
                "sign_up_weeks": lengths[year],
                "applications_so_far": float(total),
                "volunteers_so_far": float(total),
            }
            for year, so_far in totals.items()
            for week, total in enumerate(so_far, start=1)
        ]
    )


def share(lengths: dict[int, float], measure: str) -> float:
    now = progress_at(weekly(lengths), 2020, measure, 40.0, 4.0)
    assert now is not None
    (only,) = now.shares  # the 2019 rows end before
    return float(only)


def test_an_earlier_campaign_is_looked_at_when_it_was_as_far_from_its_closing_day() -> None:
    lengths = {2018: 4.0, 2019: 4.0, 2020: 8.0}
    assert share(lengths, "applications_so_far") == 0.40  # at half of its four weeks
    assert share(lengths, "volunteers_so_far") == 1.0  # mentors sign up all along
    assert share(lengths | {2020: NAN}, "applications_so_far") == 1.0
    assert share(lengths | {2018: NAN}, "applications_so_far") == 1.0


def test_after_the_closing_day_weeks_are_weeks() -> None:
    assert as_far(5.0, 4.0, 6.0) == 7.0
    assert as_far(4.0, 4.0, 6.0) == pytest.approx(6.0)
    assert as_far(3.0, NAN, 6.0) == 3.0
    assert np.isclose(as_far(2.0, 4.0, 6.0), 3.0)


def test_a_count_of_an_earlier_publication_is_of_the_week_in_which_it_was_reached() -> None:
    course = weekly({2018: 4.0, 2019: 4.0, 2020: 8.0})
    assert weeks_when(course, 2020, "volunteers_so_far", 25.0, 3.9) == 2.5
    assert weeks_when(course, 2020, "volunteers_so_far", 40.0, 3.9) == 3.9  # what the course says too
    assert weeks_when(course, 2020, "volunteers_so_far", 60.0, 3.9) == 3.9
    assert weeks_when(course, 2020, "volunteers_so_far", NAN, 3.9) == 3.9
    assert weeks_when(course, 2020, "volunteers_so_far", 0.0, 3.9) == pytest.approx(1 / 7)
    assert weeks_when(course, 2031, "volunteers_so_far", 5.0, 2.0) == 2.0  # nothing of it is known
