"""What the board sees of each table of counts: exact frames in, protected frames of the same columns out.

Zeros are hidden like small counts, unless nobody could be counted there: whoever takes part in the first campaign has
not come back. Rows that would exist for somebody only are completed (the promotions of the window) or left out.
"""

import math
from collections.abc import Mapping

import numpy as np
import pandas as pd

from analytics.disclosure.rule import HIDDEN, Counts, Rule
from analytics.disclosure.tables import COHORT, COUNTS
from analytics.promotions import code_of, year_of
from analytics.thresholds import FEWEST_AUTHORS

SEVERAL = 2  # the board sees mentors of one student, and of this many or more

Frames = Mapping[str, pd.DataFrame]


def protected(counts: Frames, window: tuple[int, int], rule: Rule) -> dict[str, pd.DataFrame]:
    """Every table of `counts` as the board may see it; a hidden count is HIDDEN, the rows are in order of their keys.

    KeyError for a table or a column that `tables.COUNTS` does not declare: nothing undeclared is ever published.
    """
    shown = {}
    for name, frame in counts.items():
        table = COUNTS[name]
        undeclared = set(frame.columns) - table.columns
        if undeclared:
            raise KeyError(f"{name}: {', '.join(sorted(undeclared))}")
        prepared = _prepared(name, frame, counts, window)
        measured = _measured(name, prepared, rule)
        for column in table.authors:
            measured = measured[prepared[column] >= FEWEST_AUTHORS].copy()
            measured[column] = rule.words(measured[column])
        for column in table.kept:
            measured[column] = math.nan
        for column, about in table.details.items():
            measured[column] = prepared[column].astype(object).where(np.isfinite(measured[about]), None)
        if table.unproven:  # nothing proves it: no row of it says that somebody is there
            measured = measured[(measured[list(table.protected)] != HIDDEN).all(axis=1)].copy()
        shown[name] = _finished(name, prepared, measured, counts, window, rule)
    return {name: _in_order(frame, COUNTS[name].dimensions) for name, frame in shown.items()}


def _measured(name: str, exact: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """The frame with its counts and sums by the rule."""
    measured = exact.copy()
    for column in COUNTS[name].counts:
        measured[column] = rule.shown(exact[column])
    for column, people in COUNTS[name].sums.items():
        is_small = exact[people].to_numpy(float) < rule.below
        measured[column] = np.where(is_small, HIDDEN, rule.shown(exact[column]))
    return measured


def _in_order(frame: pd.DataFrame, dimensions: tuple[str, ...]) -> pd.DataFrame:
    """The order of rows must not tell the order of the exact counts."""
    return frame.sort_values(list(dimensions), ignore_index=True) if dimensions else frame


def _prepared(name: str, frame: pd.DataFrame, counts: Frames, window: tuple[int, int]) -> pd.DataFrame:
    """The exact frame with the rows that the board sees, before anything is hidden."""
    if name == "supply_count":
        return whole_window(frame, window)
    if name == "load_count":
        return several_together(frame)
    return frame


def _finished(
    name: str,
    exact: pd.DataFrame,
    shown: pd.DataFrame,
    counts: Frames,
    window: tuple[int, int],
    rule: Rule,
) -> pd.DataFrame:
    """The protected frame with the totals of a campaign, and with what nobody could be counted in."""
    if name == "cohort_count":
        return shown.assign(**totals(exact, shown, rule))
    if name == "flow_count":
        return _first_flows(exact, shown)
    if name == "supply_count":
        return _supply(shown, counts, window)
    if name == "pace_count":
        return _so_far(exact, shown, counts["cohort_count"], rule)
    return shown


def totals(exact: pd.DataFrame, shown: pd.DataFrame, rule: Rule) -> dict[str, Counts]:
    """The totals of each campaign, made of what is shown: its exact pairs, and what there is beside them.

    A total that is next to exact pairs would tell their difference. So the difference is protected like any count, and
    the total adds up what is shown of its parts, a hidden one counting for `rule.middle`: it says nothing more. A sum
    of parts is never shown under the parts that are shown.
    """
    pairs = exact["counted_pairs"].to_numpy(float)
    shown_pairs = np.where(pairs < rule.below, HIDDEN, pairs)
    parts = (
        shown[["never_paired", "withdrawn", "not_eligible"]].replace(HIDDEN, 0).sum(axis=1).to_numpy(float)
    )
    unpaired = rule.shown(exact["applications"] - pairs)
    beside = {
        "eligible": rule.stand_in(shown["never_paired"]),
        "with_mentor": -rule.stand_in(rule.shown(pairs - exact["with_mentor"])),
        "applications": rule.stand_in(np.where(np.isinf(unpaired), unpaired, np.maximum(unpaired, parts))),
        "capacity": rule.stand_in(rule.shown(exact["capacity"] - pairs)),
        "places": rule.stand_in(rule.shown(exact["places"] - pairs)),
        "mentors": -rule.stand_in(rule.shown(pairs - exact["mentors"])),
    }
    built: dict[str, Counts] = {"counted_pairs": shown_pairs}
    for column, rest in beside.items():
        total = rule.rounded(np.maximum(rule.stand_in(shown_pairs) + rest, rule.below))
        built[column] = np.where(np.isnan(total) | np.isinf(shown[column]), shown[column], total)
    built["mentors"] = np.where(np.isinf(shown_pairs), shown["mentors"], built["mentors"])
    return built


def _so_far(exact: pd.DataFrame, shown: pd.DataFrame, cohorts: pd.DataFrame, rule: Rule) -> pd.DataFrame:
    """Applications so far, made of the total that the board sees and of what is shown of those still to come.

    Rounded by themselves, those of the last week would bound the total, which stands beside exact pairs.
    """
    built = totals(cohorts, _measured("cohort_count", cohorts, rule), rule)
    total = dict(zip(cohorts[COHORT], built["applications"], strict=True))
    all_of_them = exact[COHORT].map(cohorts.set_index(COHORT)["applications"])
    rest = rule.shown(all_of_them - exact["applications_so_far"])
    so_far = exact[COHORT].map(total).to_numpy(float) - np.where(np.isinf(rest), 0.0, rest)
    is_shown = np.isfinite(so_far) & np.isfinite(shown["applications_so_far"])
    rounded = rule.rounded(np.maximum(so_far, rule.below))
    shown = shown.copy()
    shown["applications_so_far"] = np.where(is_shown, rounded, HIDDEN)
    return shown


def _first_flows(exact: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """Nobody stays where there is no campaign before, nor comes back where none could be skipped: these zeros stand."""
    years = exact["cohort_year"]
    nobody_before = exact["participants_before"].isna()
    none_skipped = ~np.array([(years < year - 1).any() for year in years], dtype=bool)
    shown = shown.copy()
    shown.loc[nobody_before, "stayed"] = 0.0
    shown.loc[none_skipped, "came_back"] = 0.0
    return shown


def whole_window(frame: pd.DataFrame, window: tuple[int, int]) -> pd.DataFrame:
    """One row per campaign and promotion inside the window, whether somebody came from it or not, and the others."""
    lowest, highest = window
    cells = [
        (cohort, code_of(year_of(cohort) - gap), gap)
        for cohort in frame[COHORT].unique()
        for gap in range(lowest, highest + 1)
    ]
    keys = [COHORT, "promotion", "gap"]
    grid = pd.DataFrame(cells, columns=keys)
    every = pd.concat([frame[keys], grid]).drop_duplicates()
    counted = frame.columns.difference(keys)
    whole = every.merge(frame, how="left", on=keys)
    return whole.assign(**{column: whole[column].astype(float).fillna(0.0) for column in counted})


def _supply(shown: pd.DataFrame, counts: Frames, window: tuple[int, int]) -> pd.DataFrame:
    """Without the promotions outside the window that show nothing; with what is sure to be nobody, or is absent."""
    inside = shown["gap"].between(*window)
    measures = list(COUNTS["supply_count"].protected)
    is_shown = np.isfinite(shown[measures].to_numpy(float)).any(axis=1)
    shown = shown[inside.to_numpy(bool) | is_shown].copy()
    cohorts = counts["cohort_count"].set_index(COHORT)
    first = counts["flow_count"].sort_values("cohort_year")[COHORT].head(1)
    shown.loc[shown[COHORT].isin(first), "returning_mentors"] = 0.0
    unpaired = shown[COHORT].map(cohorts["mentors"]).isna()
    shown.loc[unpaired, ["mentors", "new_mentors", "returning_mentors", "pairs"]] = 0.0
    shown.loc[shown[COHORT].map(cohorts["volunteers"]).isna(), ["volunteers", "capacity"]] = math.nan
    return shown


def several_together(frame: pd.DataFrame) -> pd.DataFrame:
    """Mentors of one student, and of SEVERAL or more: the pairs being exact, a finer table would give the few away."""
    merged = frame.assign(students=frame["students"].clip(upper=SEVERAL)).assign(
        is_more=lambda loads: loads["students"] == SEVERAL
    )
    cells = pd.MultiIndex.from_product([merged[COHORT].unique(), [1, SEVERAL]], names=[COHORT, "students"])
    added = merged.groupby([COHORT, "students"])["mentors"].sum().reindex(cells, fill_value=0).reset_index()
    return added.assign(is_more=added["students"] == SEVERAL, mentors=added["mentors"].astype(float))
