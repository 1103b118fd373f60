"""Who answered that he or she comes, or does not, is no longer a chance in the forecast; the board's stays the same."""

import shutil
from datetime import timedelta
from pathlib import Path

from data import queries
from data.deciding import asking
from data.generations import erased_list, store
from data.intake.answered import Mark


def test_a_yes_comes_nine_times_in_ten_and_a_no_never(demo_home: Path, tmp_path: Path) -> None:
    """All past mentors of the window answer: 100 say yes, of whom 90 come on average, the others no."""
    folder = Path(shutil.copytree(demo_home / store.DEMO, tmp_path / store.DEMO))

    def told(audience: str, name: str) -> list[dict[str, object]]:
        generation = store.current(folder)
        assert generation is not None
        return queries.records(generation, audience, name)

    before = told("board", "forecast")
    people = [str(row["mentor_id"]) for row in told("coordinator", "mentor_to_ask")]
    day = erased_list.today()
    marks = [
        Mark(mentor, "yes" if place < 100 else "no", day, asked_on=day - timedelta(3))
        for place, mentor in enumerate(people)
    ]
    asking.keep(folder, "X21", marks)
    assert told("board", "forecast") == before
    assert told("board", "asked_person") == []
    chances = {row["mentor_id"]: row["chance"] for row in told("coordinator", "mentor_to_ask")}
    assert [chances[mentor] for mentor in (people[0], people[-1])] == [0.9, 0]
    came = [
        row
        for row in told("coordinator", "draw_volunteers")
        if row["origin"] == 0 and row["step"] == 0 and 2005 <= int(str(row["promotion_year"])) <= 2011
    ]
    futures = {row["draw"] for row in told("coordinator", "draw_futures")}
    assert abs(sum(int(str(row["mentors"])) for row in came) / len(futures) - 90) < 0.5
    causes = {row["cause"] for row in told("coordinator", "forecast_change")}
    assert "answers" in causes
