"""What is read here is read by the process that is made for it."""

import pytest


@pytest.fixture(autouse=True)
def reads_here() -> None:
    """Not in this process."""
