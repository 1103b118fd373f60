"""Who leaves the window, in words."""

import pandas as pd
import pytest

from analytics.campaign import leaving
from analytics.language.hidden import About, Hidden
from analytics.language.texts import Translator

COLUMNS = ["promotion", "volunteers", "mentors", "capacity"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([("X04", 0, 0, None)], ""),
        (
            [("X04", 10, 9, 12)],
            "10 volunteers of the X04 are past the window for the X21. That is 12 places.",
        ),
        (
            [("X03", 2, 1, 2), ("X04", 10, 9, 12)],
            "12 volunteers of the X04 and older are past the window for the X21. That is 14 places.",
        ),
        ([("X04", 0, 1, None)], "1 mentor of the X04 is past the window for the X21."),
        (
            [("X04", About(10), About(10), About(10))],
            "About 10 volunteers of the X04 are past the window for the X21. That is about 10 places.",
        ),
        (
            [("X03", Hidden(8), Hidden(8), Hidden()), ("X04", About(10), About(10), About(10))],
            "Mentors of the X04 and older are past the window for the X21.",
        ),
    ],
)
def test_who_leaves_and_with_how_many_places(
    rows: list[tuple[object, ...]], said: str, en: Translator
) -> None:
    assert leaving.sentence(pd.DataFrame(rows, columns=COLUMNS, dtype=object), "X20", en) == said


def test_who_leaves_is_told_by_sector_the_volunteers_or_else_the_mentors(en: Translator) -> None:
    columns = ["cohort", "sector", "volunteers", "capacity", "mentors"]
    names = {"energy": "Energy", "data": "Data"}
    rows = [
        ("X19", "data", 9, 9, 9),
        ("X20", "energy", 3, 4, 2),
        ("X20", None, 1, 1, 0),
        ("X20", "data", 0, 0, 1),
    ]
    told = leaving.by_sector(pd.DataFrame(rows, columns=columns), "X21", names, en)
    assert told.to_numpy().tolist() == [["Energy", 3, 4], ["Not given", 1, 1]]
    alone = [("X20", "energy", 0, 0, 2), ("X20", "data", 0, 0, 0)]
    told = leaving.by_sector(pd.DataFrame(alone, columns=columns), "X21", names, en)
    assert (list(told), told.to_numpy().tolist()) == (["label_en", "mentors"], [["Energy", 2]])
    assert leaving.by_sector(pd.DataFrame(columns=columns), "X21", names, en).empty
