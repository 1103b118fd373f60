"""What of a publication is new, and what stays as it is shown: counts that few persons have moved are not renewed."""

import math
from collections import Counter
from collections.abc import Sequence, Set

import numpy as np
import pandas as pd

from analytics.disclosure.memory import Past, Slice
from analytics.disclosure.protection import Frames
from analytics.disclosure.rule import Rule
from analytics.disclosure.tables import ALL, COHORT, COUNTS, Table


def without(shown: Frames, near: frozenset[Slice]) -> dict[str, pd.DataFrame]:
    """The protected tables with nothing (NaN) in place of the counts of the slices that stay as they are shown."""
    return {name: _without(COUNTS[name], frame.copy(), near) for name, frame in shown.items()}


def renewed(
    shown: Frames, before: Frames, near: frozenset[Slice], withheld: Sequence[tuple[str, str, str]] = ()
) -> dict[str, pd.DataFrame]:
    """The tables of `without` with what was shown `before` of those slices, or nothing where nothing was.

    So it is with a table that is `withheld` (table, measure, cohort) whole of a campaign; how far a campaign is stays
    with what is shown of its students.
    """
    tables = {}
    for name, frame in shown.items():
        table = COUNTS[name]
        earlier = before[name].reindex(columns=frame.columns) if name in before else None
        given_up = Counter(cohort for other, _, cohort in withheld if other == name)
        whole = {cohort for cohort, columns in given_up.items() if columns == len(table.protected)}
        renewal = _renewed(table, frame, earlier, near, whole)
        if table.unproven:
            renewal = renewal[renewal[list(table.protected)].notna().all(axis=1)]
        if table.leaves_out:
            renewal = renewal[np.isfinite(renewal[list(table.counts)].to_numpy(float)).all(axis=1)]
        in_order = renewal.sort_values(list(table.dimensions)) if table.dimensions else renewal
        tables[name] = in_order.reset_index(drop=True)
    return tables


def _without(table: Table, frame: pd.DataFrame, near: frozenset[Slice]) -> pd.DataFrame:
    for cohort in _cohorts(table, frame):
        rows = frame[COHORT] == cohort if cohort != ALL else slice(None)
        for column in _near_columns(table, cohort, near):
            frame.loc[rows, column] = math.nan
    return frame


def _renewed(
    table: Table,
    frame: pd.DataFrame,
    earlier: pd.DataFrame | None,
    near: frozenset[Slice],
    given_up: Set[str],
) -> pd.DataFrame:
    if earlier is None:
        return frame
    parts = []
    for cohort in _cohorts(table, frame, earlier):
        now, then = (one if cohort == ALL else one[one[COHORT] == cohort] for one in (frame, earlier))
        columns = _near_columns(table, cohort, near)
        is_dated = table.is_dated and not near.isdisjoint(table.slices("", cohort))
        is_whole = len(columns) == len(table.totals) + len(table.protected)
        if not then.empty and (is_dated or cohort in given_up):
            parts.append(then)
        elif not columns:
            parts.append(now)
        elif is_whole and (len(table.dimensions) > 1 or not then.empty):
            parts.append(then)  # a row that is new would tell that somebody is there
        else:
            keys = list(table.dimensions)
            kept = now[keys].merge(then[[*keys, *columns]], how="left", on=keys)
            parts.append(now.assign(**{column: kept[column].to_numpy() for column in columns}))
    return pd.concat(parts, ignore_index=True) if parts else frame


def _cohorts(table: Table, *frames: pd.DataFrame) -> list[str]:
    if table.at_once or COHORT not in table.dimensions:
        return [ALL]
    return list(dict.fromkeys(cohort for frame in frames for cohort in frame[COHORT]))


def _near_columns(table: Table, cohort: str, near: frozenset[Slice]) -> list[str]:
    columns = (*table.totals, *table.protected)
    return [column for column in columns if near.intersection(table.slices(column, cohort))]


def tempered(shown: Frames, before: Frames, past: Past, rule: Rule) -> dict[str, pd.DataFrame]:
    """The tables in which a word that was not shown `before` has no more authors than the persons who changed explain.

    Four authors at most had written it: shown with more than changed since, it would tell of the three or four.
    """
    tables = dict(shown)
    for name, frame in shown.items():
        table = COUNTS[name]
        if not table.authors or name not in before or frame.empty:
            continue
        keys = list(table.dimensions)
        shown_words = before[name][keys].drop_duplicates()
        is_new = (
            frame[keys].merge(shown_words, how="left", indicator=True)["_merge"] == "left_only"
        ).to_numpy()
        cohorts = frame[COHORT] if COHORT in keys else pd.Series(ALL, index=frame.index)
        changed = cohorts.map(lambda cohort, table=table: _changed(table, cohort, past)).to_numpy(float)
        most = np.floor((changed + rule.round_to / 2) / rule.round_to) * rule.round_to
        authors = frame[list(table.authors)].to_numpy(float)
        capped = np.where(is_new[:, None], np.fmin(authors, most[:, None]), authors)
        tables[name] = frame.assign(**dict(zip(table.authors, capped.T, strict=True)))
    return tables


def _changed(table: Table, cohort: str, past: Past) -> float:
    """How many persons changed since the words of the cohort were shown; not a number where none were."""
    latest = [past.latest[one] for one in table.slices(table.authors[0], cohort) if one in past.latest]
    return float(latest[0][1]) if latest else math.nan
