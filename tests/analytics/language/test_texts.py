"""The translator: placeholders, plurals, what it refuses."""

import numpy as np
import pytest

from analytics.language.hidden import About
from analytics.language.texts import LANGUAGES, Translator, catalogue, message, translator


def test_it_speaks_its_language(fr: Translator, en: Translator) -> None:
    assert (fr.language, en.language) == LANGUAGES
    assert fr("Pairs formed") == "Binômes formés"
    assert en("Pairs formed") == "Pairs formed"


@pytest.mark.parametrize(
    ("n", "french", "english"),
    [
        (0, "0 binôme", "0 pairs"),
        (1, "1 binôme", "1 pair"),
        (1.5, "1,5 binôme", "1.5 pairs"),
        (1.97, "2,0 binômes", "2.0 pairs"),
        (2, "2 binômes", "2 pairs"),
        (1234, "1\u202f234 binômes", "1,234 pairs"),
        (np.float64(190.0), "190 binômes", "190 pairs"),
    ],
)
def test_zero_and_one_are_singular_in_french(
    n: float, french: str, english: str, fr: Translator, en: Translator
) -> None:
    assert fr("{n} pair", "{n} pairs", n=n) == french
    assert en("{n} pair", "{n} pairs", n=n) == english


def test_numbers_are_written_as_numbers_and_strings_go_in_as_they_are(en: Translator) -> None:
    said = en("{year}: {pairs} pairs, {size}, {rate}", year="2021", pairs=1900, size=None, rate=2.25)
    assert said == "2021: 1,900 pairs, —, 2.3"


def test_french_spaces_are_set_in_the_text_and_not_in_what_is_put_in(fr: Translator) -> None:
    assert fr("{word}: {count}", word="a ? b", count=3) == "a ? b\u00a0: 3"


def test_a_text_without_translation_is_said_in_english(fr: Translator) -> None:
    assert fr("Never translated {n}", "Never translated, {n} of them", n=3) == "Never translated, 3 of them"


def test_a_plural_needs_its_number(fr: Translator) -> None:
    with pytest.raises(TypeError, match="pass n"):
        fr("{n} pair", "{n} pairs")


def test_what_is_neither_text_nor_number_is_refused(fr: Translator) -> None:
    with pytest.raises(TypeError, match="neither a text nor a number"):
        fr("{word}: {count}", word=["a"], count=1)


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'de' is not one of fr, en"):
        translator("de")


def test_a_marked_text_is_unchanged_and_english_needs_no_catalogue() -> None:
    assert message("Pairs") == "Pairs"
    assert dict(catalogue("en")) == {}


def test_about_is_elided_after_a_word_of_its_own_alone(fr: Translator) -> None:
    assert fr("de {n}", n=About(5)) == "d’environ 5"
    assert fr("que {n}", n=About(5)) == "qu’environ 5"
    assert fr("manque {n}", n=About(5)) == "manque environ 5"
