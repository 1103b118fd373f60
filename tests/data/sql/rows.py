"""Rows written by hand: days after the first of October 2021, and students who applied."""

from datetime import date, timedelta

DAY = date(2021, 10, 1)


def after(days: int, day: date = DAY) -> date:
    return day + timedelta(days=days)


def applied(*students: str, cohort: str = "X20", day: date = DAY) -> list[tuple[object, ...]]:
    return [(student, cohort, day) for student in students]
