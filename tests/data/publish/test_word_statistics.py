"""The statistics as they are published: from the counts of the same file, for the board from the protected ones."""

from pathlib import Path

import pandas as pd
import pytest

from analytics.charts.places import FORMS
from analytics.disclosure.rule import Rule
from analytics.words.statistics import word_statistics
from data import queries
from data.generations import store
from data.generations.store import Generation


@pytest.fixture(scope="module")
def sample(demo_home: Path) -> Generation:
    generation = store.current(demo_home / "demo")
    assert generation is not None
    return generation


@pytest.mark.parametrize("audience", queries.AUDIENCES)
def test_the_statistics_of_a_file_come_from_its_own_counts(sample: Generation, audience: str) -> None:
    with queries.connection(sample, audience) as con:
        counts = con.execute("select cohort, term, authors, elsewhere from term_count").df()
        texts = con.execute("select cohort, texts from text_count").df()
        kept = con.execute("select * from term_statistic").df()
    expected = word_statistics(counts, texts, Rule().round_to if audience == "board" else 1)
    order = ["cohort", "term"]
    pd.testing.assert_frame_equal(
        kept.sort_values(order, ignore_index=True),
        expected.sort_values(order, ignore_index=True),
        check_dtype=False,
    )


def test_the_query_gives_each_word_with_all_its_cohorts_and_every_word_of_the_cloud(
    sample: Generation,
) -> None:
    words = queries.rows(sample, "coordinator", "cohort_term")
    places = queries.rows(sample, "coordinator", "term_place")
    assert set(places["term"]) <= set(words["term"])
    assert places.groupby("form").size().to_dict() == {form.name: form.words for form in FORMS}
    with queries.connection(sample, "coordinator") as con:
        counted = con.execute("select term, count(*) as cohorts from term_statistic group by term").df()
    cohorts = words.groupby("term").size()
    assert (cohorts == counted.set_index("term").loc[cohorts.index, "cohorts"]).all()


@pytest.mark.parametrize("audience", queries.AUDIENCES)
def test_shares_of_companions_and_wishes_are_shares(sample: Generation, audience: str) -> None:
    for query in ("term_link", "term_wish"):
        rows = queries.rows(sample, audience, query)
        assert rows["share"].dropna().between(0, 1).all()
        assert audience == "board" or rows["share"].notna().all()
    links = queries.rows(sample, audience, "term_link")
    assert (links["share"] > links["share_elsewhere"]).all()
    assert links.groupby("term").size().max() <= 8


def test_without_words_the_tables_are_there_and_empty(totals_home: Path) -> None:
    generation = store.current(totals_home / store.PROGRAMME)
    assert generation is not None
    for query in ("cohort_term", "term_place", "term_link", "term_wish", "cohort_theme"):
        for audience in queries.AUDIENCES:
            assert queries.rows(generation, audience, query).empty
