"""Which tests stay with one worker, because what they share costs more than what they do with it.

xdist 3.8 reads its own mark, `xdist_group`, no more under pytest 9.2: it is silent, and each worker started each server.
"""

import re

from xdist.scheduler import LoadGroupScheduling

BROWSER, PAGES = "tests/browser/", "tests/pages/"  # a server and a browser; what pages were answered and drew
WAY = re.compile(r"\('\w+', '\w+', \d+\)")  # one way to look at pages, of several in a file
SHARING = (  # files whose fixtures take seconds
    "tests/analytics/forecast/test_grid.py",
    "tests/data/keeping/test_open_data.py",
    "tests/data/keeping/test_reporting.py",
    "tests/data/sample/test_sample.py",
    "tests/data/sample/test_texts.py",
)


class Together(LoadGroupScheduling):  # type: ignore[misc]
    """Gives a group of tests to a worker at once, the largest groups first."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(test: str) -> str:
    """The name of the group of a test, by its node id; the id itself for a test that goes to any worker."""
    file = test.partition("::")[0]
    if file.startswith((BROWSER, PAGES, *SHARING)):
        return " ".join([file, *WAY.findall(test)])
    return test
