"""What the pages share: the answers to questions, which every session reads and none may change."""

from pathlib import Path

import pytest

from analytics.charts import Chart
from analytics.language.hidden import Hidden
from data.generations import store
from pages.shared import common


@pytest.fixture
def generation(demo_home: Path) -> store.Generation:
    found = store.current(demo_home / store.DEMO)
    assert found is not None
    return found


def test_what_a_page_writes_into_an_answer_reaches_no_other_page(generation: store.Generation) -> None:
    answer = common._ask(generation, "coordinator", "cohort_summary")
    before = answer.copy()
    answer.loc[0, "cohort"] = "X99"
    answer["applications"] = 0
    answer.insert(0, "more", 1)
    assert common._ask(generation, "coordinator", "cohort_summary").equals(before)


def test_a_chart_is_drawn_once_for_the_same_cells_and_anew_for_others(generation: store.Generation) -> None:
    drawn: list[int] = []

    def draw(*frames: object, **options: object) -> Chart:
        drawn.append(len(frames))
        return Chart.__new__(Chart)

    answer = common._ask(generation, "coordinator", "cohort_summary")
    for rows in (
        answer,
        answer.copy(),
        answer.sort_values("cohort"),
        answer.assign(cohort="X99"),
        answer[["cohort"]],
    ):
        common._chart(generation, "coordinator", draw, rows)
    assert len(drawn) == 3


def test_what_is_worked_out_once_is_a_copy_for_each_and_knows_a_hidden_count(
    generation: store.Generation,
) -> None:
    made: list[str] = []

    def make(of: store.Generation, row: dict[str, object]) -> list[str]:
        made.append(of.folder.name)
        return ["one"]

    kept = common.once(make)
    kept(generation, {"pairs": Hidden(5)}).append("more")
    assert kept(generation, {"pairs": Hidden(5)}) == ["one"]
    kept(generation, {"pairs": Hidden(8)})
    assert len(made) == 2
