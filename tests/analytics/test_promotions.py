"""Codes of promotions, over the turn of the century."""

import pytest

from analytics.promotions import asked, code_of, year_of


@pytest.mark.parametrize(
    ("code", "year"), [("X04", 2004), ("X20", 2020), ("X98", 1998), ("X72", 1972), ("X49", 2049)]
)
def test_a_code_stands_for_a_year_and_back(code: str, year: int) -> None:
    assert year_of(code) == year
    assert code_of(year) == code


def test_the_x20_ask_the_x04_to_x10_as_the_association_says() -> None:
    assert asked("X20", (10, 16)) == ("X04", "X10")
    assert asked("X12", (10, 16)) == ("X96", "X02")
