"""Codes of promotions: X20 entered the school in 2020. Codes hold two digits and stand for 1950 to 2049."""

import re


def code_as_written(text: str) -> str:
    """The code of a promotion as people write it: X19 for 'x19', '19', 'X2019' or '2019'; other texts as they are."""
    match = re.fullmatch(r"[xX]? ?(?:19|20)?(\d\d)", text.strip())
    return f"X{match[1]}" if match else text


def year_of(code: str) -> int:
    """The year in which a promotion entered: 2004 for 'X04', 1998 for 'X98'."""
    digits = int(code[1:])
    return 2000 + digits if digits < 50 else 1900 + digits


def code_of(year: int) -> str:
    """The code of the promotion that entered in `year`: 'X04' for 2004."""
    return f"X{year % 100:02d}"


def asked(cohort: str, window: tuple[int, int]) -> tuple[str, str]:
    """The oldest and the youngest promotion asked for a cohort: X04 and X10 for X20 with a window of 10 to 16."""
    lowest, highest = window
    return code_of(year_of(cohort) - highest), code_of(year_of(cohort) - lowest)
