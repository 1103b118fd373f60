"""Measures that print ratios between two things taken in turn in one run; never timed tests."""
