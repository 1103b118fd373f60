"""What is claimed of motivations where nothing differs? Their cohorts are drawn by lot, again and again.

    python -m benchmarks.by_lot [--home DIR] [--draws 200] [--seed 2017]

Each draw deals the texts out to the cohorts anew, as many to each as it has: whatever is then called different is so
by chance. A row per kind of claim: of 100 cohorts, how many have one or more, for the coordinator and, from protected
counts, for the board; and of 100 draws, how many have one in any of their cohorts, which is what somebody meets who
looks at every cohort. DIR is a BINOMES_HOME with a programme; without it, the invented one is made.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd

from analytics.disclosure.rule import Rule
from analytics.thresholds import FEWEST_AUTHORS
from analytics.words.sentences import TITLE_SHARE
from analytics.words.statistics import word_statistics, word_trends, year_changes
from analytics.words.terms.mentions import Mentions, by_group, mentions_of
from benchmarks.gallery.programmes import build, invented
from data.generations import store
from data.publish import topics, words

AUDIENCES = ("coordinator", "board")
Claims = Iterator[tuple[str, str, bool]]  # kind of claim, the cohort of which it could be made, whether it is


def read(home: Path) -> tuple[Mapping[str, Mentions], np.ndarray]:
    """The words and the themes of every motivation, and its cohort."""
    generation = store.current(home / store.PROGRAMME)
    assert generation
    with duckdb.connect(str(generation.records), read_only=True) as con:
        texts = con.execute(
            "select cohort, motivation from application where motivation is not null order by rowid"
        ).df()
    lexicon = words.lexicon()
    mentions = mentions_of(texts["motivation"], len(texts), lexicon, {}, topics.listed(lexicon))
    return {"word": mentions, "theme": topics.asking_of(mentions)}, texts["cohort"].to_numpy()


def counted(mentions: Mentions, cohorts: np.ndarray) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Authors per cohort and term as they are published to the coordinator, and texts per cohort."""
    groups, names = pd.factorize(cohorts, sort=True)
    table = by_group(mentions, groups, np.arange(len(groups)), len(names))
    row, column = np.nonzero(table >= FEWEST_AUTHORS)
    here, every = table[row, column], table.sum(axis=0)[column]
    counts = pd.DataFrame({"cohort": names[row], "term": np.array(mentions.terms, dtype=object)[column]})
    sizes = pd.DataFrame({"cohort": names, "texts": np.bincount(groups)})
    return counts.assign(authors=here, elsewhere=every - here), sizes


def for_the_board(counts: pd.DataFrame, sizes: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The same as the board's file has them."""
    rule = Rule()
    shown = sizes.assign(texts=rule.shown(sizes["texts"]))
    return (
        counts.assign(authors=rule.words(counts["authors"])).drop(columns="elsewhere"),
        shown[np.isfinite(shown["texts"])],
    )


def claims(what: str, counts: pd.DataFrame, sizes: pd.DataFrame, step: int) -> Claims:
    """Each kind of claim that a page can make of a cohort, and whether it makes one."""
    for against, frame in (
        ("the others", word_statistics(counts, sizes, step)),
        ("last year", year_changes(counts, sizes, step)),
    ):
        is_claimed = frame["kind"].isin(["more", "less"])
        for name, chosen in ((what, is_claimed), ("title", is_claimed & (frame["q"] <= TITLE_SHARE))):
            for cohort, is_made in chosen.groupby(frame["cohort"]).any().items():
                yield f"{name} against {against}", cohort, bool(is_made)
    yield f"{what} over time", "", bool((word_trends(counts, sizes)["direction"] != "steady").any())


def main() -> None:
    parser = argparse.ArgumentParser(description="Claims where nothing differs.")
    parser.add_argument("--home", type=Path)
    parser.add_argument("--draws", type=int, default=200)
    parser.add_argument("--seed", type=int, default=2017)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as room:
        home = asked.home or Path(room)
        if not asked.home:
            build(home, invented)
        mentions, cohorts = read(home)
    draw = np.random.default_rng(asked.seed)
    tried, made = Counter[tuple[str, str]](), Counter[tuple[str, str, str]]()
    for _ in range(asked.draws):
        dealt = draw.permutation(cohorts)
        for audience in AUDIENCES:
            found: dict[tuple[str, str], bool] = {}
            for what, written in mentions.items():
                frames, step = counted(written, dealt), 1
                if audience == "board":
                    frames, step = for_the_board(*frames), Rule().round_to
                for kind, cohort, is_made in claims(what, *frames, step):
                    found[kind, cohort] = found.get((kind, cohort), False) or is_made
            tried.update((kind, audience) for kind, _ in found)
            made.update((kind, audience, "cohort") for (kind, _), is_made in found.items() if is_made)
            made.update({(kind, audience, "draw") for (kind, _), is_made in found.items() if is_made})
    print(f"{len(cohorts)} texts, {asked.draws} draws: of 100 cohorts, and of 100 draws, those with a claim")
    print(f"{'claim':28}" + "".join(f"{audience:>14}{'any cohort':>12}" for audience in AUDIENCES))
    for kind in sorted({kind for kind, _ in tried}):
        rates = [
            (
                made[kind, audience, "cohort"] / max(tried[kind, audience], 1),
                made[kind, audience, "draw"] / asked.draws,
            )
            for audience in AUDIENCES
        ]
        print(f"{kind:28}" + "".join(f"{100 * one:14.1f}{100 * any_:12.1f}" for one, any_ in rates))


if __name__ == "__main__":
    main()
