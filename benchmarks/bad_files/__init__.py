"""Files that people send by mistake or by malice, and what must become of each: the cases of tests and of a trial."""

from benchmarks.bad_files import excel, foreign, rows, texts
from benchmarks.bad_files.making import CASES, GOOD, MENTORS, Case, good_exports, workbook

KINDS = (foreign, excel, texts, rows)  # modules that add their cases to CASES when they are imported
__all__ = ["CASES", "GOOD", "KINDS", "MENTORS", "Case", "good_exports", "workbook"]
