"""How far a campaign is, on a few rows written by hand."""

import pytest

from tests.data.sql.conftest import Counting
from tests.data.sql.rows import after, applied


@pytest.mark.parametrize(
    ("paired", "last_day", "state"),
    [
        (2, 16, "pairing"),
        (1, 16, "signing_up"),
        (2, 12, "signing_up"),
        (0, 16, "signing_up"),
        (1, 30, "pairing"),
    ],
)
def test_sign_up_of_a_first_campaign_is_over_once_half_have_a_mentor_and_nobody_applies(
    counted: Counting, paired: int, last_day: int, state: str
) -> None:
    """Three students apply on days 0 to 5; mentors sign up until the last day; no closing day is given."""
    ask = counted(
        application=[*applied("A", "B"), *applied("C", day=after(5))],
        mentor=[("M1", "X08"), ("M2", "X09"), ("M3", "X10")],
        volunteer=[("M1", "X20", 1), ("M2", "X20", 1), ("M3", "X20", 1, after(last_day))],
        pairing=[("A", "M1", after(10)), ("B", "M2", after(10))][:paired],
    )
    assert ask("campaign_clock", "state", cohort="X20") == [(state,)]
