"""How the values of a column are written."""

from typing import Literal, TypeAlias

Kind: TypeAlias = Literal[
    "count", "signed", "percent", "odds", "change", "decimal", "date", "year", "truth", "text"
]
