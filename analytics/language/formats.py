"""Numbers, dates and spaces as a French or British reader expects them, whatever the machine is set to.

A missing value (None, NaN, NaT, infinity) is always written as an em dash: absent is never 0. What is hidden from the
board is said to be: a count as “fewer than 8”, what is computed from one as “hidden”.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeAlias

from babel import numbers
from babel.dates import format_date

from analytics.language.hidden import Hidden

MINUS = "\u2212"
MISSING = "—"
NARROW_SPACE = "\u202f"
NO_BREAK_SPACE = "\u00a0"
LOCALES = {"fr": "fr_FR", "en": "en_GB"}
FEWER = {"fr": "moins de {n}", "en": "fewer than {n}"}
HIDDEN = {"fr": "masqué", "en": "hidden"}

# Invisible, and no place to break a line. Streamlit makes links, icons, pictures and arrows out of what is left once
# Markdown has taken its backslashes away, so a backslash alone does not stop them (1.67).
JOINER = "\u2060"
_ALIVE = re.compile(r"[:@]|www(?=\.)|(?<=[-<>=~!])(?=[-<>=])", re.I)
_SIGN = re.compile(r"([!-/:-@\[-`{-~])")

# Of pandas, known by their names: half a second would go into importing it where there is no frame.
_NOTHING = ("NAType", "NaTType")

Number: TypeAlias = float | Decimal | None
Shown: TypeAlias = Number | Hidden


def is_missing(value: object) -> bool:
    """Whether a cell holds no number: None, NaN, NaT, pandas' NA, an infinity, or a hidden count."""
    if isinstance(value, float):  # NumPy's double is one
        return not math.isfinite(value)
    return isinstance(value, Hidden) or value is None or type(value).__name__ in _NOTHING


def number(value: Shown, language: str) -> str:
    """A whole number with its thousands apart: '1 234' in French, '1,234' in English."""
    if isinstance(value, Hidden) and value.below is not None:
        return FEWER[language].format(n=value.below)
    return decimal(value, language, digits=0)


def signed(value: Shown, language: str, digits: int = 0) -> str:
    """A change: '+9', '−6' with a real minus, '0'."""
    return _with_plus(decimal(value, language, digits))


def decimal(value: Shown, language: str, digits: int = 1) -> str:
    """A number with exactly `digits` decimals, halves rounded away from zero: '1,5' in French, '1.5' in English."""
    if isinstance(value, Hidden):
        return HIDDEN[language]
    if value is None or is_missing(value):
        return MISSING
    return _written(Decimal(str(value)), language, digits)


def digits_of(value: float) -> int:
    """The decimals with which a sentence writes a number: none for a whole one, else one."""
    return 0 if float(value).is_integer() else 1


def as_shown(value: float | Decimal) -> Decimal:
    """The number that a reader sees in a sentence, which chooses the plural: 2.0 for 1.97."""
    return _rounded(Decimal(str(value)), digits_of(float(value)))


def percent(share: Shown, language: str, signed: bool = False) -> str:
    """A share as a whole percentage: 0.338 is '34 %' in French, '34%' in English, '+34 %' when `signed`."""
    if isinstance(share, Hidden):
        return HIDDEN[language]
    if share is None or is_missing(share):
        return MISSING
    text = _written(Decimal(str(share)) * 100, language, digits=0)
    space = NARROW_SPACE if language == "fr" else ""
    return f"{_with_plus(text) if signed else text}{space}%"


def tenths(p: float) -> int:
    """A probability as chances out of ten, halves rounded away from zero, 1 to 9.

    What is announced under 1 in 20 comes true more often than that, in worlds of another shape than the model: nothing
    is said to be rarer than 1 in 10, nor surer than 9 in 10.
    """
    return min(max(int(_rounded(Decimal(str(p)) * 10, 0)), 1), 9)


def odds(p: Shown, language: str) -> str:
    """A probability for a narrow column: '7/10'."""
    if isinstance(p, Hidden):
        return HIDDEN[language]
    return MISSING if p is None or is_missing(p) else f"{tenths(float(p))}/10"


def day(value: date | None, language: str) -> str:
    """A date in full: '1er février 2022', '1 February 2022'."""
    if value is None or is_missing(value):
        return MISSING
    text = str(format_date(value, format="d MMMM y", locale=LOCALES[language]))
    return re.sub(r"^1 ", "1er ", text) if language == "fr" else text


def moment(value: datetime, language: str) -> str:
    """A day and a time, short: '23/11/2026 à 14:05', '23/11/2026 at 14:05'."""
    between = "à" if language == "fr" else "at"
    return f"{value:%d/%m/%Y} {between} {value:%H:%M}"


def capital(sentence: str) -> str:
    """The sentence with a capital, before which Markdown's bold may stand: 'about 15…' begins in small letters."""
    start = len(sentence) - len(sentence.lstrip("*"))
    return sentence[:start] + sentence[start : start + 1].upper() + sentence[start + 1 :]


def literal(text: str) -> str:
    """A text from elsewhere as Markdown that shows just it: no link, picture, icon, emphasis, formula; on one line."""
    return _SIGN.sub(r"\\\1", _ALIVE.sub(lambda match: match[0] + JOINER, " ".join(text.split())))


def listed(parts: Iterable[str], language: str) -> str:
    """Parts one after the other, a semicolon between them: 'X19 3; X20 5', with its space before in French."""
    return (f"{NARROW_SPACE}; " if language == "fr" else "; ").join(parts)


def french_spaces(text: str) -> str:
    """`text` with the ordinary spaces that French typography forbids to break replaced by the right ones.

    U+202F goes before ; ! ? %, U+00A0 before a colon and inside « ». Only spaces that are there are replaced, so
    that addresses (https://…) and times (12:30) stay as they are.
    """
    text = re.sub(r" +(?=[;!?%])", NARROW_SPACE, text)
    text = re.sub(r" +(?=[:»])", NO_BREAK_SPACE, text)
    return re.sub(r"(?<=«) +", NO_BREAK_SPACE, text)


def sorting_key(text: str) -> str:
    """What a text is sorted by: without accents or capitals, so that 'énergie' stands between 'école' and 'finance'."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in bare if not unicodedata.combining(sign))


def _written(value: Decimal, language: str, digits: int) -> str:
    rounded = _rounded(value, digits)
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    text = str(numbers.format_decimal(abs(rounded), format=pattern, locale=LOCALES[language]))
    return MINUS + text if rounded < 0 else text


def _rounded(value: Decimal, digits: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)


def _with_plus(text: str) -> str:
    is_positive = not text.startswith((MINUS, MISSING)) and any(digit in text for digit in "123456789")
    return "+" + text if is_positive else text
