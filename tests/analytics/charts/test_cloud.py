"""The cloud as a scene of all cohorts, as a drawing and as a picture; and what a hostile word may do: nothing."""

import io
import json
import xml.etree.ElementTree as ET

import pandas as pd
import pytest
from PIL import Image

from analytics.charts import cloud, drawing
from analytics.charts.families import FAMILIES
from analytics.charts.places import FORMS, form_of, master_layout
from analytics.language.texts import Translator

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ['"><script>alert(1)</script>', "]]>", "'onload='x", "&lt;", "‮txt.exe", "<b>&"]
COHORTS = ["X18", "X19", "X20"]
WIDE = form_of("wide")


def drawn_words(svg: str) -> dict[str, ET.Element]:
    """Word → its element: those that carry a hint."""
    found = {}
    for element in ET.fromstring(svg).iter(f"{SVG}text"):
        title = element.find(f"{SVG}title")
        if title is not None:
            found["".join(element.itertext()).removeprefix(title.text or "")] = element
    return found


def svg_of(terms: pd.DataFrame, cohort: str, t: Translator) -> str:
    return drawing.svg(cloud.cloud_drawing(terms, master_layout(terms), cohort, t, ["200 textes.", "k = 5."]))


def test_a_shared_word_does_not_move_from_one_cohort_to_the_next(terms: pd.DataFrame, fr: Translator) -> None:
    layout = master_layout(terms)
    for form in FORMS:
        earlier, later = (
            {mark.term: mark for mark in cloud.marks(cloud.spoken(terms, cohort, fr), layout, form)}
            for cohort in ("X19", "X20")
        )
        shared = earlier.keys() & later.keys()
        assert shared >= {"data", "finance", "projet"}
        assert all((earlier[word].x, earlier[word].y) == (later[word].x, later[word].y) for word in shared)
        assert earlier["data"].size == pytest.approx(later["data"].size * 0.5**0.7, abs=0.1)


def test_the_words_come_in_order_and_say_how_they_compare(terms: pd.DataFrame, fr: Translator) -> None:
    marks = cloud.marks(cloud.spoken(terms, "X20", fr), master_layout(terms), WIDE)
    assert [mark.text for mark in marks] == ["data", "finance", "projet", "énergie", "<b>&"]
    assert marks[0].label == "data, 40\u202f% des textes, plus que les autres promotions"
    assert marks[1].label == "finance, 25\u202f% des textes, moins que les autres promotions"
    assert marks[2].label == "projet, 21\u202f% des textes"
    assert [mark.mark for mark in marks] == [1, -1, 0, 1, 0]
    assert [mark.family for mark in marks] == ["sector", "sector", "path", "none", "none"]


def test_a_word_is_said_against_the_year_before_where_that_is_compared(
    terms: pd.DataFrame, fr: Translator
) -> None:
    of_year = cloud.spoken(terms.assign(before="X19"), "X20", fr)
    assert of_year[0]["label"] == "data, 40\u202f% des textes, plus que les X19"
    assert of_year[1]["label"] == "finance, 25\u202f% des textes, moins que les X19"


def test_colour_takes_a_difference_that_is_shown_and_grows_with_it() -> None:
    assert [drawing.tone_of(z, "more") for z in (2.1, 3.0, 4.0, 9.0)] == [1, 2, 3, 3]
    assert [drawing.tone_of(z, "less") for z in (-2.1, -3.0, -9.0)] == [-1, -2, -3]
    assert [drawing.tone_of(z, kind) for z, kind in ((9.0, "common"), (None, "other"), (1.0, None))] == [
        0,
        0,
        0,
    ]


def test_the_scene_holds_every_cohort_as_plain_values(terms: pd.DataFrame, fr: Translator) -> None:
    scene = json.loads(json.dumps(cloud.scene(terms, master_layout(terms), COHORTS, fr)))
    assert scene["cohorts"] == COHORTS
    for form in scene["forms"].values():
        placed = {word[0] for word in form["words"]}
        assert list(form["cohorts"]) == COHORTS
        for of_cohort in form["cohorts"].values():
            assert of_cohort.keys() <= placed
            assert all(0 < scale <= 1 for scale, _, _ in of_cohort.values())
    assert "énergie" not in scene["forms"]["wide"]["cohorts"]["X19"]


def test_words_without_a_place_are_counted_and_said(terms: pd.DataFrame, fr: Translator) -> None:
    layout = master_layout(terms)
    fewer = layout[~layout["term"].isin(["énergie", "<b>&"])]
    scene = cloud.scene(terms, fewer, COHORTS, fr)
    assert scene["forms"]["wide"]["left_out"]["X20"] == "2 mots plus rares ne sont pas dessinés."
    assert scene["forms"]["wide"]["left_out"]["X19"] == ""
    assert "2 mots plus rares ne sont pas dessinés." in drawing.svg(
        cloud.cloud_drawing(terms, fewer, "X20", fr, [])
    )


def test_the_key_tells_sizes_and_colours(terms: pd.DataFrame, fr: Translator) -> None:
    texts, boxes = cloud.key_texts(master_layout(terms), WIDE, fr)
    written = [text.text for text in texts]
    assert written[0] == "Part des textes\u00a0:"
    assert written[-2:] == ["plus, démontré", "moins, démontré"]
    assert [tone for *_, tone in boxes] == list(FAMILIES)
    assert all(text.y < WIDE.height + cloud.KEY_HEIGHT["wide"] for text in texts)
    narrow, _ = cloud.key_texts(master_layout(terms), form_of("narrow"), fr)
    assert all(text.y < form_of("narrow").height + cloud.KEY_HEIGHT["narrow"] for text in narrow)
    sizes = {text.text: text.size for text in texts}
    layout = master_layout(terms).query("form == 'wide'").set_index("term")
    assert sizes["20\u202f%"] == pytest.approx(layout.loc["data", "font_size"] * 0.5**0.7)


@pytest.mark.parametrize("cohort", COHORTS)
def test_the_file_holds_title_words_caption_and_needs_nothing_else(
    cohort: str, terms: pd.DataFrame, fr: Translator
) -> None:
    svg = svg_of(terms, cohort, fr)
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert (root.findtext(f"{SVG}title") or "") == f"Ce qu’écrivent les élèves {cohort}"
    assert "200 textes. k = 5." in (root.findtext(f"{SVG}desc") or "")
    assert list(drawn_words(svg)) == terms.loc[terms["cohort"] == cohort, "display"].tolist()
    assert all(element.get("textLength") for element in drawn_words(svg).values())
    assert svg.count("http") == svg.count("http://www.w3.org/2000/svg")  # nothing is fetched
    assert "@font-face" in svg


def test_the_same_figures_give_the_same_file(terms: pd.DataFrame, fr: Translator) -> None:
    shuffled = terms.sample(frac=1, random_state=4)
    assert svg_of(terms, "X20", fr) == svg_of(shuffled, "X20", fr)
    layout = master_layout(terms)
    pictures = {drawing.png(cloud.cloud_drawing(terms, layout, "X20", fr, []), 1) for _ in range(2)}
    assert len(pictures) == 1


@pytest.mark.parametrize("word", HOSTILE)
def test_a_hostile_word_stays_a_word(word: str, terms: pd.DataFrame, fr: Translator) -> None:
    hostile = terms.assign(display=terms["display"].mask(terms["term"] == "data", word))
    svg = svg_of(hostile, "X20", fr)
    root = ET.fromstring(svg)
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names == {"svg", "title", "desc", "style", "rect", "g", "text", "path"}
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on")]
    assert word in drawn_words(svg)


def test_what_differs_is_strong_and_underlined_and_less_is_dotted(
    terms: pd.DataFrame, fr: Translator
) -> None:
    svg = svg_of(terms, "X20", fr)
    weights = {word: element.get("font-weight") for word, element in drawn_words(svg).items()}
    assert weights == {"data": "600", "finance": "600", "projet": None, "énergie": "600", "<b>&": None}
    lines = list(ET.fromstring(svg).iter(f"{SVG}path"))
    assert len(lines) == 3 + 2  # and those of the key
    assert sum("stroke-dasharray" in line.attrib for line in lines) == 1 + 1


def test_the_picture_has_its_caption_within(terms: pd.DataFrame, fr: Translator) -> None:
    written = drawing.png(cloud.cloud_drawing(terms, master_layout(terms), "X20", fr, ["200 textes."]), 2)
    picture = Image.open(io.BytesIO(written))
    assert picture.width == 2 * WIDE.width
    assert picture.getpixel((0, 0)) == (255, 255, 255)
    assert picture.text["Title"] == "Ce qu’écrivent les élèves X20"
    assert "200 textes." in picture.text["Description"]


def contrast(colour: str, ground: str) -> float:
    """Of WCAG 2: from 1 to 21."""

    def light(hexadecimal: str) -> float:
        parts = [value / 255 for value in bytes.fromhex(hexadecimal[1:])]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(colour), light(ground)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("scheme", "ground"), [("light", "#ffffff"), ("dark", "#0d1626")])
def test_every_colour_can_be_read_in_either_scheme(scheme: str, ground: str) -> None:
    for colour in drawing.colours(scheme).values():
        assert contrast(colour, ground) >= 4.5
    assert ".tone--3 { color: #b35806" in cloud.tone_css()


def test_without_a_word_the_scene_is_empty(terms: pd.DataFrame, fr: Translator) -> None:
    nothing = terms.head(0)
    scene = cloud.scene(nothing, master_layout(nothing), [], fr)
    assert scene["forms"]["wide"]["words"] == []
