"""The cloud as a drawing, as a text, and from one cohort to the next."""

import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from analytics.charts import cloud
from analytics.texts import Translator

SVG = "{http://www.w3.org/2000/svg}"


def words(svg: str) -> dict[str, ET.Element]:
    """Word → its element, in the order of the file."""
    return {
        "".join(text.itertext()).removeprefix(title_of(text)): text
        for text in ET.fromstring(svg).iter(f"{SVG}text")
    }


def title_of(element: ET.Element) -> str:
    title = element.find(f"{SVG}title")
    assert title is not None
    return title.text or ""


@pytest.fixture
def many() -> pd.DataFrame:
    """Three cohorts of 70 words each, their shares moving from one to the next."""
    rows = [
        {
            "cohort": cohort,
            "term": f"mot{rank:02d}".translate(str.maketrans("0123456789", "abcdefghij")),
            "authors": authors,
        }
        for shift, cohort in enumerate(("X18", "X19", "X20"))
        for rank in range(70)
        if (authors := 5 + (160 - 2 * rank + 37 * shift * (rank % 3)) % 160)
    ]
    frame = pd.DataFrame(rows).assign(motivations=200)
    return frame.assign(share_of_authors=frame["authors"] / 200)


def test_the_words_come_in_order_and_are_read_aloud(terms: pd.DataFrame, fr: Translator) -> None:
    svg = cloud.cloud_svg(terms, "X20", fr)
    assert list(words(svg)) == ["data", "finance", "énergie", "<b>&"]
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert title_of(root) == "Mots des motivations des X20"
    description = root.find(f"{SVG}desc")
    assert description is not None
    assert description.text == "data 40\u202f%, finance 25\u202f%, énergie 20\u202f%, <b>& 3\u202f%"
    assert title_of(words(svg)["data"]) == "data\u00a0: 40\u202f%, 80 élèves"


def test_a_word_keeps_its_place_and_only_its_size_changes(terms: pd.DataFrame, fr: Translator) -> None:
    earlier, later = (words(cloud.cloud_svg(terms, cohort, fr))["data"] for cohort in ("X19", "X20"))
    assert earlier.get("x") == later.get("x")
    assert float(earlier.get("font-size", 0)) == pytest.approx(
        0.5**0.7 * float(later.get("font-size", 0)), abs=0.1
    )


def test_the_same_words_give_the_same_drawing_whatever_their_order(
    many: pd.DataFrame, fr: Translator
) -> None:
    first = cloud.cloud_svg(many, "X20", fr)
    cloud._layout.cache_clear()
    assert cloud.cloud_svg(many.sample(frac=1, random_state=1), "X20", fr) == first


@pytest.mark.parametrize("cohort", ["X18", "X19", "X20"])
def test_no_two_words_overlap(cohort: str, many: pd.DataFrame, fr: Translator) -> None:
    boxes = []
    for element in words(cloud.cloud_svg(many, cohort, fr)).values():
        x, y, size, length = (float(element.get(name, 0)) for name in ("x", "y", "font-size", "textLength"))
        half = length / 2 - 0.07 * size  # letters leave that much blank on either side
        boxes.append((x - half, x + half, y - 0.49 * size, y))  # small letters, drawn in Source Sans
    overlapping = [
        (one, other)
        for rank, one in enumerate(boxes)
        for other in boxes[rank + 1 :]
        if one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
    ]
    assert overlapping == []
    assert all(
        left >= 0 and right <= cloud.WIDTH and bottom <= cloud.HEIGHT for left, right, _, bottom in boxes
    )


def test_every_word_asked_has_a_place_and_the_others_are_counted(many: pd.DataFrame, fr: Translator) -> None:
    drawn = cloud.word_cloud(many, "X20", fr, most=60)
    assert len(words(drawn.svg)) == 60
    assert drawn.left_out == 10


def test_a_word_of_another_cohort_is_not_shown(terms: pd.DataFrame, en: Translator) -> None:
    drawn = cloud.word_cloud(terms, "X19", en)
    assert list(words(drawn.svg)) == ["finance", "data"]
    assert drawn.left_out == 0
    assert drawn.title == "What the students of the X19 write"
    assert "from 20% to 40%" in drawn.subtitle


def test_without_a_word_there_is_no_drawing(terms: pd.DataFrame, fr: Translator) -> None:
    for drawn in (cloud.word_cloud(terms, "X99", fr), cloud.word_cloud(terms.head(0), "X20", fr)):
        assert drawn.svg == ""
        assert drawn.subtitle == "Aucun mot n’a été écrit par assez d’élèves."


def test_colours_follow_the_scheme_and_have_a_fallback(terms: pd.DataFrame, fr: Translator) -> None:
    svg = cloud.cloud_svg(terms, "X20", fr)
    assert "fill:#12284c;fill:light-dark(#12284c,#8db4e2)" in svg
    assert 'class="cloud-word cloud-top"' in svg


def test_too_many_words_are_drawn_as_far_as_there_is_room(fr: Translator) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    crowd = pd.DataFrame({"term": [f"{one}{two}mots" for one in letters for two in letters]})
    crowd = crowd.assign(cohort="X20", authors=20, motivations=200, share_of_authors=0.1)
    drawn = cloud.word_cloud(crowd, "X20", fr, most=len(crowd))
    assert 60 < len(words(drawn.svg)) < len(crowd)
    assert len(words(drawn.svg)) + drawn.left_out == len(crowd)
