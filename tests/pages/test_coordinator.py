"""What the coordinator sees beside the figures: who waits and a proposal for them, what calls for a decision."""

import re
from pathlib import Path

import pytest

from tests.pages.conftest import OpenPage
from tests.pages.test_pages import words_on


def test_who_waits_is_listed_for_the_coordinator_alone(demo_home: Path, open_page: OpenPage) -> None:
    app = open_page("waiting", demo_home)
    waiting = app.dataframe[0].value
    assert len(waiting) == 15  # 12 never had a mentor, 3 lost theirs
    assert waiting["days_waited"].is_monotonic_decreasing
    assert "Rien n’est enregistré" in words_on(app)
    app = open_page("waiting", demo_home, "board")
    assert not app.dataframe
    assert "Rien n’est enregistré" not in words_on(app)


def test_other_sectors_are_proposed_only_when_asked_for(demo_home: Path, open_page: OpenPage) -> None:
    """Eleven places are free for the fifteen who wait, few of them in a sector that they wish."""
    app = open_page("waiting", demo_home)
    wished = app.dataframe[1].value
    assert not wished["reasons"].str.startswith("aucun des vœux").any()
    app.toggle(key="autres").set_value(True).run()
    proposed = app.dataframe[1].value
    assert 0 < len(wished) < len(proposed) <= 11
    assert proposed["reasons"].str.startswith("aucun des vœux").any()
    assert proposed["application_id"].is_unique


@pytest.mark.parametrize("audience", ["coordinator", "board"])
def test_what_calls_for_a_decision_leads_to_its_page(
    audience: str, demo_home: Path, open_page: OpenPage
) -> None:
    app = open_page("overview", demo_home, audience)
    html = "".join(element.proto.body for element in app.get("html"))
    links = set(re.findall(r'class="decision[^>]* href="/(\w+)\?promo=X20&amp;lang=fr"', html))
    assert {"secteurs", "prevision"} <= links
    assert ("attente" in links) == (audience == "coordinator")  # why each waits is not the board's
