"""Attacks on the board's file: what can be deduced of the counts that it hides, by everything it publishes?

    python -m benchmarks.attacks [--populations 24] [--histories 20]

Every population is an invented programme of 60 to 900 applications, imported for real. An attack looks at what the
board sees and says what a hidden count must lie between. It is exact when only one value is left, and few when the
count is proven to be 1 to 4. Both must never happen; a bound that misses the truth would be a defect of the attack.
"""

import argparse
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analytics.disclosure import audit, relations
from analytics.disclosure.rule import FEWEST_CHANGED, Interval, Rule
from analytics.disclosure.tables import COUNTS
from analytics.language import labels
from analytics.language.texts import translator
from analytics.thresholds import FEWEST_AUTHORS
from benchmarks import require
from benchmarks.populations import Board, Programme, after_more, programme
from benchmarks.publications import Guess, Score, score, table_of_histories, told_so_far

RULE = Rule()
SMALL = range(RULE.below)
UNKNOWN = Interval(0, math.inf)


Attack = Callable[[Programme], Iterator[Guess]]


def cell(shown: float, is_whole: bool = True) -> Interval:
    """What a published number tells alone: NaN for absent, infinite for hidden."""
    return Interval(0, 0) if shown == 0 else RULE.interval(shown, is_whole)


def less(whole: Interval, parts: list[Interval]) -> Interval:
    """What is left of a whole when the parts are taken away."""
    low = whole.low - sum(part.high for part in parts)
    return Interval(max(low, 0), max(whole.high - sum(part.low for part in parts), 0))


def both(one: Interval, other: Interval) -> Interval:
    return Interval(max(one.low, other.low), min(one.high, other.high))


def hidden_in(board: Board, exact: Board, name: str) -> Iterator[tuple[str, str, int, float]]:
    """Cohort, measure, row and truth of each hidden small count of persons in a table of counts."""
    table = COUNTS[name]
    joined = board[name].merge(exact[name], on=list(table.dimensions), suffixes=("", "_exact"))
    for measure in table.counts:
        for place, row in enumerate(joined.to_dict("records")):
            if math.isinf(row[measure]) and row[f"{measure}_exact"] < RULE.below:
                yield str(row["cohort"]), measure, place, float(row[f"{measure}_exact"])


def totals_minus_others(subject: Programme) -> Iterator[Guess]:
    """The published total of a campaign, without the other promotions (or sectors)."""
    cohorts = subject.board["cohort_count"].set_index("cohort")
    for name, wholes in (
        ("supply_count", {"volunteers": "volunteers", "mentors": "mentors"}),
        ("sector_count", {"students": "eligible"}),
    ):
        for cohort, measure, place, truth in hidden_in(subject.board, subject.exact, name):
            if measure not in wholes:
                continue
            rows = subject.board[name].reset_index(drop=True)
            others = rows[(rows["cohort"] == cohort) & (rows.index != place)][measure]
            whole = margin(cohorts.loc[cohort], wholes[measure])
            parts = [cell(value, is_whole=measure != "students") for value in others]
            yield Guess(both(less(whole, parts), cell(math.inf, is_whole=False)), truth)


def margin(cohort: "pd.Series[float]", measure: str) -> Interval:
    """What is known of the total of a campaign: where it stands beside exact pairs, what its difference may be."""
    pairs, shown = cohort["counted_pairs"], cohort[measure]
    if measure not in relations.MADE_OF_PARTS or not math.isfinite(pairs) or not math.isfinite(shown):
        return cell(shown)
    spread = RULE.hide_up_to
    return Interval(min(shown, pairs) - spread, max(shown, pairs) + spread)


def filter_pairs(subject: Programme) -> Iterator[Guess]:
    """Two numbers of one campaign, one of which holds the other, and what parts them."""
    cohorts, truths = (frames["cohort_count"].to_dict("records") for frames in (subject.board, subject.exact))
    for row, true in zip(cohorts, truths, strict=True):
        for whole, parts, rest in (
            ("eligible", ("counted_pairs",), "waiting"),
            ("applications", ("eligible", "withdrawn"), "not_eligible"),
            ("applications", ("eligible", "not_eligible"), "withdrawn"),
        ):
            if math.isinf(row[rest]):
                known = {name: margin(pd.Series(row), name) for name in (whole, *parts)}
                known["counted_pairs"] = Interval(true["counted_pairs"], true["counted_pairs"])
                yield Guess(
                    both(less(known[whole], [known[part] for part in parts]), cell(row[rest])), true[rest]
                )
    for cohort, measure, place, truth in hidden_in(subject.board, subject.exact, "supply_count"):
        other = {"new_mentors": "returning_mentors", "returning_mentors": "new_mentors"}.get(measure)
        if other and cohort:
            row = subject.board["supply_count"].iloc[place].to_dict()
            yield Guess(both(less(cell(row["mentors"]), [cell(row[other])]), cell(math.inf)), truth)


def rates_times_totals(subject: Programme) -> Iterator[Guess]:
    """A published rate, times its denominator: where the rate is shown and the count is not, the count is found."""
    for query, rate, count, base, true in (
        ("mentor_supply", "mentors_per_100", "mentors", "size", "mentors"),
        ("mentor_load", "share_of_mentors", "mentors", "mentors", "mentors"),
        ("mentor_flow", "return_rate", "stayed", "participants_before", "stayed"),
        ("cohort_summary", "match_rate", "waiting", "eligible", "waiting"),
        ("cohort_summary", "coverage", "free_places", "capacity", "free_places"),
    ):
        exact = subject.query("coordinator", query)
        keys = [key for key in ("cohort", "promotion", "students") if key in exact]
        seen = subject.query("board", query).merge(exact, on=keys, suffixes=("", "_exact"))
        for row in seen.to_dict("records"):
            if math.isinf(row[count]):
                found = row[rate] * row[base] if math.isfinite(row[rate]) and count != "waiting" else math.nan
                within = Interval(round(found), round(found)) if math.isfinite(found) else cell(math.inf)
                if count in ("free_places",):
                    within = Interval(-math.inf, math.inf)
                yield Guess(within, row[f"{true}_exact"])


def all_or_nothing(subject: Programme) -> Iterator[Guess]:
    """A rate of exactly 0 % or 100 % says that the rest is nobody."""
    for query, rate, rest in (
        ("cohort_summary", "match_rate", "waiting"),
        ("mentor_load", "share_of_mentors", "mentors"),
        ("mentor_flow", "return_rate", "stopped"),
    ):
        board, exact = subject.query("board", query), subject.query("coordinator", query)
        for place in range(min(len(board), len(exact))):
            truth = float(exact[rest].iloc[place])
            if math.isinf(board[rest].iloc[place]):
                is_all = board[rate].iloc[place] in (0.0, 1.0)
                yield Guess(Interval(0, 0) if is_all else cell(math.inf), truth)


def downloads(subject: Programme) -> Iterator[Guess]:
    """Every count of every file that a page offers: one that is neither hidden nor rounded is known exactly."""
    t = translator("en")
    for query in ("cohort_summary", "mentor_supply", "mentor_flow", "mentor_load", "sector_balance"):
        frame = subject.rows("board", query)
        labels.export_csv(frame, t)  # what the button gives is this frame
        for column in frame.columns.intersection(sorted(PROTECTED)):
            if (query, column) == ("cohort_summary", "pairs"):
                continue  # exact: the association publishes it
            for value in frame[column]:
                if isinstance(value, float) and math.isfinite(value) and value:
                    is_exact = value % RULE.round_to or (abs(value) in SMALL and column not in SIGNED)
                    yield Guess(Interval(value, value) if is_exact else Interval(0, math.inf), abs(value))


PROTECTED = {column for table in COUNTS.values() for column in table.protected} | {"balance"} - {"authors"}
SIGNED = {"balance", "free_places", "load"}


def words(subject: Programme) -> Iterator[Guess]:
    """Those who did not write a word that nearly all wrote, and the same word in the whole and in a part."""
    cohorts = subject.board["cohort_count"].set_index("cohort")["motivations"]
    exact = subject.exact["term_count"].set_index(["cohort", "term"])["authors"]
    texts = subject.exact["cohort_count"].set_index("cohort")["motivations"]
    for row in subject.board["term_count"].head(300).to_dict("records"):
        authors = Interval(max(FEWEST_AUTHORS, row["authors"] - 2), row["authors"] + 2)
        others = less(cell(cohorts[row["cohort"]]), [authors])
        yield Guess(others, texts[row["cohort"]] - exact[(row["cohort"], row["term"])])


def order_of_rows(subject: Programme) -> Iterator[Guess]:
    """The order in which rows are stored: if it is not that of their keys, it tells which count is larger."""
    for name, table in COUNTS.items():
        if table.dimensions:
            stored = subject.stored(name)[list(table.dimensions)]
            is_sorted = stored.equals(stored.sort_values(list(table.dimensions), ignore_index=True))
            yield Guess(UNKNOWN if is_sorted else Interval(1, 1), 1)


def forecast_inputs(subject: Programme) -> Iterator[Guess]:
    """The past that the forecast was told, less the exact pairs; and a forecast drawn from other counts."""
    pairs = subject.exact["cohort_count"].set_index("cohort")["counted_pairs"]
    waiting = subject.exact["cohort_count"].set_index("cohort")["waiting"]
    shown = subject.board["cohort_count"].set_index("cohort")["waiting"]
    past = subject.rows("board", "past_forecast")
    for row in past[past["quantity"] == "demand"].to_dict("records"):
        if math.isinf(shown[row["cohort"]]):
            told = row["actual"] - pairs[row["cohort"]]
            is_exact = bool(row["actual"] % RULE.round_to)
            yield Guess(Interval(told, told) if is_exact else cell(math.inf), waiting[row["cohort"]])
    for is_same in subject.forecasts_agree():
        yield Guess(UNKNOWN if is_same else Interval(1, 1), 1)


def one_more_person(subject: Programme) -> Iterator[Guess]:
    """The board's counts before and after an import of one student: what changed is about him or her."""
    later = after_more(subject, 1)
    for name in COUNTS:
        if COUNTS[name].dimensions:
            is_same = later.stored(name).equals(subject.stored(name))
            yield Guess(UNKNOWN if is_same else Interval(1, 1), 1)


def identities(subject: Programme) -> Iterator[Guess]:
    """Everything at once, by integer programming: what each hidden count can be, far enough apart to be safe or not."""
    published = everything(subject)
    for name, within in audit.reach(published).items():
        yield Guess(within, published.truths[name])


def everything(subject: Programme) -> audit.Published:
    return relations.published(subject.exact, subject.board, (10, 16), RULE)


def two_generations(subject: Programme) -> Iterator[Guess]:
    """The identities of two publications together, before and after as many new students as renew them."""
    later = after_more(subject, FEWEST_CHANGED)
    both_times = told_so_far(later)
    for name, within in audit.reach(both_times).items():
        yield Guess(within, both_times.truths[name])


ATTACKS: Mapping[str, Attack] = {
    "totals minus others": totals_minus_others,
    "pairs of filters": filter_pairs,
    "rate times total": rates_times_totals,
    "0 % and 100 % groups": all_or_nothing,
    "downloads and charts' rows": downloads,
    "lists of words": words,
    "order of rows": order_of_rows,
    "inputs of the forecast": forecast_inputs,
    "before and after one person": one_more_person,
    "all identities, integer programming": identities,
    "the same, two publications": two_generations,
}


def table_of_attacks(populations: int) -> dict[str, Score]:
    """The score of each kind of attack, over so many invented programmes of 60 to 900 applications."""
    scores = dict.fromkeys(ATTACKS, Score(0, 0, 0, 0))
    for seed in range(populations):
        with TemporaryDirectory() as folder:
            subject = programme(Path(folder), 60 + round(840 * seed / max(populations - 1, 1)), seed)
            for kind, attack in ATTACKS.items():
                new = score(attack(subject))
                scores[kind] = Score(*(a + b for a, b in zip(scores[kind], new, strict=True)))
    return scores


def main() -> None:
    """Prints the table; ends with 1 when a count was found or proven to be 1 to 4, or an attack had nothing to try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--populations", type=int, default=24)
    parser.add_argument("--histories", type=int, default=20)
    asked = parser.parse_args()
    scores = table_of_attacks(asked.populations) | table_of_histories(asked.histories)
    print(f"{'kind of attack':38}{'tries':>8}{'exact':>8}{'1 to 4':>8}{'wrong':>8}")
    for kind, found in [*scores.items(), ("all", Score(*map(sum, zip(*scores.values(), strict=True))))]:
        print(f"{kind:38}{found.tries:8,}{found.exact:8}{found.few:8}{found.wrong:8}")
    require({kind: found.tries for kind, found in scores.items()})
    sys.exit(any(found.exact or found.few or found.wrong for found in scores.values()))


if __name__ == "__main__":
    main()
