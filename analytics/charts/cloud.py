"""The word cloud of a cohort: every word at its place, as large as its share, in the colour of its family of themes.

A word that sets the cohort apart is strong and underlined, with a dotted line where it is written less.

The page draws it with a component that holds all cohorts at once (`scene`); files hold one (`cloud_drawing`). The
layout is `analytics.charts.places`; the statistics are those of `analytics.words.statistics`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analytics.charts.drawing import Drawing, Text, colours
from analytics.charts.families import FAMILIES, family_of, legend
from analytics.charts.places import FORMS, REGULAR, STRONG, X_HEIGHT, Form, font_size, form_of, length
from analytics.frames import Row, rows
from analytics.language import formats
from analytics.language.texts import Translator

KEY_HEIGHT = {"wide": 84, "narrow": 124}  # of the key of sizes and colours, under the words, by form
ROUND_SHARES = (0.02, 0.05, 0.10, 0.15, 0.20, 0.30, 0.40, 0.60, 0.80)
MOST_SIZES = 3
MARKS = {"more": 1, "less": -1}
NOTE = 13.0  # size of the words of the key
LINE = 20.0  # from one line of the key to the next
Box = tuple[float, float, float, float, int | str]  # x, y, width, height, tone
MOST_DESCRIBED = 40  # words in the description of a file


@dataclass(frozen=True)
class Mark:
    """A word of one cohort as it is drawn: around its middle, at its size, within its width."""

    term: str
    text: str
    x: float
    y: float  # the middle of the small letters
    size: float
    scale: float  # of its largest size
    width: float
    family: str
    mark: int  # 1: more than elsewhere is shown; −1: less
    label: str  # read aloud


def spoken(words: pd.DataFrame, cohort: str, t: Translator) -> list[Row]:
    """The rows of cohort_term of one cohort, the most written first, each with the `label` that is read aloud."""
    ordered = sorted(rows(words[words["cohort"] == cohort]), key=lambda row: (-row["share"], row["term"]))
    return [{**row, "label": label_of(row, t)} for row in ordered]


def marks(words: Sequence[Row], places: pd.DataFrame, form: Form) -> list[Mark]:
    """The words of one cohort (`spoken`) that have a place in `form`, in their order. `places`: rows of term_place."""
    placed = {row["term"]: row for row in rows(places[places["form"] == form.name])}
    drawn = []
    for word in words:
        place = placed.get(word["term"])
        if place is None:
            continue
        size = font_size(word["share"], place["font_size"], place["share"], form.smallest)
        scale = size / place["font_size"]
        mark = MARKS.get(word["kind"], 0)
        width = length(word["display"], size, STRONG if mark else REGULAR)
        drawn.append(
            Mark(
                word["term"],
                word["display"],
                place["x"],
                place["y"],
                size,
                scale,
                width,
                family_of(word.get("family")),
                mark,
                word["label"],
            )
        )
    return drawn


def label_of(word: Row, t: Translator) -> str:
    """The word, its share and how it compares, as a screen reader says it: 'énergie, 31 % des textes, …'."""
    share = formats.percent(word["share"], t.language)
    if word.get("before") and word["kind"] in MARKS:
        than = t("more than the {cohort}", cohort=word["before"])
        if word["kind"] == "less":
            than = t("less than the {cohort}", cohort=word["before"])
        return t("{word}, {share} of the texts, {than}", word=word["display"], share=share, than=than)
    if word["kind"] == "more":
        return t("{word}, {share} of the texts, more than elsewhere", word=word["display"], share=share)
    if word["kind"] == "less":
        return t("{word}, {share} of the texts, less than elsewhere", word=word["display"], share=share)
    return t("{word}, {share} of the texts", word=word["display"], share=share)


def scene(words: pd.DataFrame, places: pd.DataFrame, cohorts: Sequence[str], t: Translator) -> dict[str, Any]:
    """All that the component needs to draw any cohort, as plain values: places, scales, tones, labels, key."""
    forms, shown = {}, dict(zip(words["term"], words["display"], strict=True))
    family = {term: family_of(name) for term, name in zip(words["term"], words["family"], strict=True)}
    written = {cohort: spoken(words, cohort, t) for cohort in cohorts}
    for form in FORMS:
        placed = rows(places[places["form"] == form.name])
        drawn = {cohort: marks(of_cohort, places, form) for cohort, of_cohort in written.items()}
        forms[form.name] = {
            "width": form.width,
            "height": form.height + KEY_HEIGHT[form.name],
            "words": [
                [*_kept(place, shown), family[place["term"]]] for place in placed if place["term"] in shown
            ],
            "cohorts": {
                cohort: {mark.term: [round(mark.scale, 3), mark.mark, mark.label] for mark in of_cohort}
                for cohort, of_cohort in drawn.items()
            },
            "left_out": {
                cohort: left_out(words, cohort, len(of_cohort), t) for cohort, of_cohort in drawn.items()
            },
            "key": [_plain(text) for text in key_texts(places, form, t)[0]],
            "boxes": key_texts(places, form, t)[1],
        }
    return {"forms": forms, "shown": shown, "cohorts": list(cohorts)}


def left_out(words: pd.DataFrame, cohort: str, drawn: int, t: Translator) -> str:
    """How many words that may be shown are not drawn, in words; empty when all are."""
    of_cohort = words[words["cohort"] == cohort]
    showable = int(of_cohort["words"].iloc[0]) if len(of_cohort) else 0
    if showable <= drawn:
        return ""
    return t("{n} rarer word is not drawn.", "{n} rarer words are not drawn.", n=showable - drawn)


def cloud_drawing(
    words: pd.DataFrame,
    places: pd.DataFrame,
    cohort: str,
    t: Translator,
    notes: Sequence[str],
    form_name: str = "wide",
) -> Drawing:
    """The cloud of one cohort as a drawing of its own: title, words, key, and `notes` as its caption."""
    form, top = form_of(form_name), 52
    drawn = marks(spoken(words, cohort, t), places, form)
    title = t("What the students of the {cohort} write", cohort=cohort)
    missing = left_out(words, cohort, len(drawn), t)
    caption = [line for note in (*notes, missing) for line in _wrapped(note, form.width - 16, 10)]
    end = form.height + KEY_HEIGHT[form.name] + top
    key, boxes = key_texts(places, form, t)
    texts = [
        Text(title, 8, 30, 21 if form.name == "wide" else 17, "ink"),
        *(_as_text(mark, top) for mark in drawn),
        *(_moved(text, top) for text in key),
        *(Text(line, 8, end + 14 + 14 * rank, 10, "note") for rank, line in enumerate(caption)),
    ]
    boxes = [(x, y + top, width, height, tone) for x, y, width, height, tone in boxes]
    description = ", ".join(mark.label for mark in drawn[:MOST_DESCRIBED])
    height = end + 14 * len(caption) + 14
    return Drawing(form.width, height, texts, boxes, title, f"{description}. {' '.join(caption)}")


def key_texts(places: pd.DataFrame, form: Form, t: Translator) -> tuple[list[Text], list[Box]]:
    """The key under the words: shares written as large as a word of that share, families of themes, and the marks."""
    placed = rows(places[places["form"] == form.name].sort_values("rank"))
    if not placed:
        return [], []
    largest, top = placed[0]["font_size"], placed[0]["share"]
    least = min(row["share"] for row in placed)
    shares = [share for share in ROUND_SHARES if 0.7 * least <= share <= 0.65 * top][-MOST_SIZES:] or [top]
    texts: list[Text] = []
    x, line = 8.0, form.height + 40.0
    for text, size in [(t("Share of the texts:"), NOTE)] + [
        (formats.percent(share, t.language), font_size(share, largest, top, form.smallest))
        for share in shares
    ]:
        texts.append(Text(text, x, line, size, "note"))
        x += length(text, size) + 12
    boxes: list[Box] = []
    x, line = 8.0, line + LINE
    marks = [(t("more, shown"), 1), (t("less, shown"), -1)]
    items = [(name, title, 0) for name, title in legend(set(FAMILIES), t)] + [
        ("ink", *mark) for mark in marks
    ]
    for tone, title, mark in items:
        width = length(title, NOTE, STRONG if mark else REGULAR)
        dot = 0 if mark else 14
        if x + dot + width > form.width - 8:
            x, line = 8.0, line + LINE
        if dot:
            boxes.append((x, line - 9, 9.0, 9.0, tone))
        texts.append(Text(title, x + dot, line, NOTE, tone, width if mark else None, mark=mark))
        x += dot + width + 14
    return texts, boxes


def tone_css() -> str:
    """The classes tone-3 … tone--3 of the page, which follow its colour scheme."""
    light, dark = colours("light"), colours("dark")
    return "\n".join(
        f".tone-{tone} {{ color: {light[tone]}; color: light-dark({light[tone]}, {dark[tone]}); }}"
        for tone in light
    )


def _as_text(mark: Mark, top: float) -> Text:
    y = mark.y + X_HEIGHT * mark.size + top
    return Text(
        mark.text,
        mark.x,
        y,
        mark.size,
        mark.family,
        mark.width,
        is_centred=True,
        hint=mark.label,
        mark=mark.mark,
    )


def _moved(text: Text, down: float) -> Text:
    return replace(text, y=text.y + down)


def _kept(place: Row, shown: Mapping[str, str]) -> list[object]:
    """One place for the component: term, middle, from there down to the baseline, size, width in either weight."""
    size, text = place["font_size"], shown[place["term"]]
    numbers = (place["x"], place["y"], X_HEIGHT * size, size, length(text, size), length(text, size, STRONG))
    return [place["term"], *(round(number, 2) for number in numbers)]


def _plain(text: Text) -> list[object]:
    return [text.text, round(text.x, 1), round(text.y, 1), round(text.size, 1), str(text.tone), text.mark]


def _wrapped(note: str, width: float, size: float) -> list[str]:
    """The note on as many lines as it takes."""
    lines = [""]
    for word in note.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and length(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [line for line in lines if line]
