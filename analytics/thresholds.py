"""The numbers from which something is counted, shown or said, each once, for SQL, code and sentences."""

from collections.abc import Mapping

FEWEST_AUTHORS = 5  # students who wrote a word, for it to be counted at all: fewer could be recognised by it
LONG_WAIT_DAYS = 30  # without a mentor: from the next day on, a wait is long
LONG_SILENCE_DAYS = 45  # without a meeting: from the next day on, a pair no longer meets
GRACE_DAYS = 15  # before its planned end: a pair that ends from then on has reached it

IN_SQL: Mapping[str, int] = {  # under which name, after a dollar sign, the files of data/sql have them
    "long_wait_days": LONG_WAIT_DAYS,
    "long_silence_days": LONG_SILENCE_DAYS,
    "grace_days": GRACE_DAYS,
}
