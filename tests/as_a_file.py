"""Loaded first where verbs are forked from: a program that is a file, as manage.py is.

DuckDB takes one without a file for a person who waits, and draws its progress between the lines of an answer.
"""

import sys

sys.modules["__main__"].__file__ = "manage.py"
