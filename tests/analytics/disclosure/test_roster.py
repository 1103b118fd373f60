"""The list of mentors from which the board's forecast learns."""

import pandas as pd

from analytics.disclosure.protection import protected
from analytics.disclosure.roster import COLUMNS, roster
from analytics.disclosure.rule import Rule

Frames = dict[str, pd.DataFrame]


def test_a_campaign_has_its_published_volunteers_and_places(counts: Frames) -> None:
    mentors = roster(protected(counts, (10, 16), Rule()), Rule())
    assert list(mentors) == COLUMNS
    campaigns = mentors.groupby("cohort_year").agg(
        people=("mentor_id", "nunique"), places=("capacity", "sum")
    )
    assert campaigns.to_dict("index") == {
        2019: {"people": 20, "places": 30},
        2020: {"people": 25, "places": 30},
    }


def test_those_who_stayed_are_the_same_people(counts: Frames) -> None:
    mentors = roster(protected(counts, (10, 16), Rule()), Rule())
    seen = [set(mentors[mentors["cohort_year"] == year]["mentor_id"]) for year in (2019, 2020)]
    assert 5 <= len(seen[0] & seen[1]) <= 12  # 12 stayed, shown as 10
    assert (mentors.groupby("mentor_id")["promotion_year"].nunique() == 1).all()


def test_two_programmes_that_the_board_cannot_tell_apart_have_the_same_list(counts: Frames) -> None:
    before = roster(protected(counts, (10, 16), Rule()), Rule())
    counts["supply_count"].loc[2, ["volunteers", "capacity", "mentors"]] = [13.0, 16.0, 13.0]
    counts["cohort_count"].loc[1, ["waiting", "never_paired", "eligible"]] = [11.0, 11.0, 36.0]
    assert roster(protected(counts, (10, 16), Rule()), Rule()).equals(before)


def test_nobody_is_listed_where_nothing_is_published(counts: Frames) -> None:
    empty = {name: frame.head(0) for name, frame in counts.items()}
    assert roster(protected(empty, (10, 16), Rule()), Rule()).empty
