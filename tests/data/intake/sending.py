"""Files sent to a store as a person would send them, and what comes of them."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from analytics.language.texts import translator
from data import queries
from data.changing import Outcome
from data.generations import store
from data.problems import Refused

Import = Callable[..., Outcome]


def rows(folder: Path, query: str) -> Sequence[tuple[Any, ...]]:
    generation = store.current(folder)
    assert generation is not None
    with queries.connection(generation, "coordinator") as con:
        return con.execute(query).fetchall()


def asked(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.values.get("asks", "") for problem in refused.value.problems]


def said(outcome: Outcome) -> str:
    return "\n".join(problem.sentence(translator("en")) for problem in outcome.warnings)
