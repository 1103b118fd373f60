"""The lexicon of the lists that people keep."""

import pytest

from analytics.words.terms.lexicon import Lexicon
from data.publish import words


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return words.lexicon()
