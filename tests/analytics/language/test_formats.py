"""Numbers, dates and spaces, character by character."""

from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from analytics.language import formats


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (190, "190", "190"),
        (1234567, "1\u202f234\u202f567", "1,234,567"),
        (-6, "\u22126", "\u22126"),
        (37.5, "38", "38"),
        (np.int64(1200), "1\u202f200", "1,200"),
        (Decimal("7"), "7", "7"),
        (-0.2, "0", "0"),
    ],
)
def test_a_number_is_whole_and_grouped(value: float, french: str, english: str) -> None:
    assert formats.number(value, "fr") == french
    assert formats.number(value, "en") == english


@pytest.mark.parametrize("missing", [None, float("nan"), float("inf"), np.float64("nan"), pd.NA, pd.NaT])
def test_what_is_missing_is_a_dash_and_never_zero(missing: None) -> None:
    assert formats.number(missing, "fr") == "—"
    assert formats.signed(missing, "fr") == "—"
    assert formats.decimal(missing, "en") == "—"
    assert formats.percent(missing, "fr", signed=True) == "—"
    assert formats.day(missing, "en") == "—"


@pytest.mark.parametrize(("value", "text"), [(9, "+9"), (-6, "\u22126"), (0, "0"), (0.4, "0"), (-0.4, "0")])
def test_a_change_has_its_sign_and_no_change_has_none(value: float, text: str) -> None:
    assert formats.signed(value, "fr") == text
    assert formats.signed(value, "en") == text


def test_a_decimal_has_a_comma_in_french_and_rounds_halves_up() -> None:
    assert formats.decimal(1.25, "fr") == "1,3"
    assert formats.decimal(1.25, "en") == "1.3"
    assert formats.decimal(1234.5, "fr", digits=2) == "1\u202f234,50"


@pytest.mark.parametrize(
    ("share", "signed", "french", "english"),
    [
        (190 / 142 - 1, True, "+34\u202f%", "+34%"),
        (124 / 143 - 1, True, "\u221213\u202f%", "\u221213%"),
        (0.004, True, "0\u202f%", "0%"),
        (0.285, False, "29\u202f%", "29%"),
        (1, False, "100\u202f%", "100%"),
    ],
)
def test_a_percentage_has_a_narrow_space_in_french(
    share: float, signed: bool, french: str, english: str
) -> None:
    assert formats.percent(share, "fr", signed=signed) == french
    assert formats.percent(share, "en", signed=signed) == english


@pytest.mark.parametrize(
    ("on", "french", "english"),
    [
        (date(2022, 1, 31), "31 janvier 2022", "31 January 2022"),
        (date(2022, 2, 1), "1er février 2022", "1 February 2022"),
        (datetime(2021, 8, 11, 9, 30), "11 août 2021", "11 August 2021"),
        (pd.Timestamp("2021-12-01"), "1er décembre 2021", "1 December 2021"),
    ],
)
def test_a_date_is_in_full_and_the_first_is_premier(on: date, french: str, english: str) -> None:
    assert formats.day(on, "fr") == french
    assert formats.day(on, "en") == english


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("Record : 190", "Record\u00a0: 190"),
        ("Qui solliciter ?", "Qui solliciter\u202f?"),
        ("Bravo ! oui ; 34 %", "Bravo\u202f! oui\u202f; 34\u202f%"),
        ("le mot « data » vient", "le mot «\u00a0data\u00a0» vient"),
        ("à 12:30, https://ax.polytechnique.org/?a=1;b", "à 12:30, https://ax.polytechnique.org/?a=1;b"),
        ("déjà\u202f; bon\u00a0:", "déjà\u202f; bon\u00a0:"),
    ],
)
def test_french_spaces_do_not_break_and_addresses_stay(typed: str, set_: str) -> None:
    assert formats.french_spaces(typed) == set_


@pytest.mark.parametrize("text", ["Conseil", "Énergie et environnement", "l’été 2020", "C00012", ""])
def test_plain_words_stay_as_they_are(text: str) -> None:
    assert formats.literal(text) == text


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("**x**", r"\*\*x\*\*"),
        ("[a](b)", r"\[a\]\(b\)"),
        ("<b>", r"\<b\>"),
        ("$x$", r"\$x\$"),
        ("http://a.b", f"http\\:{formats.JOINER}\\/\\/a\\.b"),
        ("a@b.fr", f"a\\@{formats.JOINER}b\\.fr"),
        ("WWW.a.fr", f"WWW{formats.JOINER}\\.a\\.fr"),
        ("->", f"\\-{formats.JOINER}\\>"),
        ("- l\n\n# t", r"\- l \# t"),
        ("\\", r"\\"),
    ],
)
def test_what_markdown_would_obey_is_disarmed(text: str, markdown: str) -> None:
    assert formats.literal(text) == markdown
