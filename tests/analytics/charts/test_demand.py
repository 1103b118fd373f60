"""Applications and what became of them."""

import pandas as pd

from analytics.charts import demand, match_rate, theme
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator


def test_the_three_parts_add_up_to_the_applications(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = demand.applications_per_cohort(cohorts, "X20", fr)
    paired, waiting, aside = (part.y for part in chart.figure.data)
    assert [sum(parts) for parts in zip(paired, waiting, aside, strict=True)] == [120, 156, 132, 157, 217]
    assert (paired[4], waiting[4], aside[4]) == (190, 12, 15)
    assert chart.title == "Jamais autant de candidatures\u00a0: 217 pour les X20"
    assert demand.applications_per_cohort(cohorts, "X18", fr).title == "132 candidatures pour les X18"


def test_cohorts_without_rows_are_left_out(
    published: pd.DataFrame, cohorts: pd.DataFrame, fr: Translator
) -> None:
    mixed = pd.concat([published.head(4).astype(object), cohorts.tail(1).astype(object)])
    assert list(demand.applications_per_cohort(mixed, "X20", fr).figure.data[0].x) == ["X20"]


def test_the_funnel_names_every_loss(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = demand.funnel(cohorts, "X20", fr)
    assert [note.text for note in chart.figure.layout.annotations] == [
        *("Candidatures <b>217</b>", ""),
        *("Recevables <b>202</b>", "6 retirées, 9 non recevables"),
        *("Avec mentor <b>190</b>", "12 sans mentor"),
    ]
    assert list(chart.figure.data[2].x) == [217, 202, 190]
    assert list(chart.figure.data[2].marker.color) == [theme.PALE, theme.ALERT, theme.FOCUS]
    assert chart.title == "12 élèves recevables n’ont pas de mentor"
    assert chart.alt == "217 candidatures, recevables\u00a0: 202, 190 avec mentor."


def test_a_loss_of_zero_is_not_named(cohorts: pd.DataFrame, en: Translator) -> None:
    chart = demand.funnel(cohorts.assign(withdrawn=0, waiting=0), "X20", en)
    assert [note.text for note in chart.figure.layout.annotations][3::2] == ["9 not eligible", ""]
    assert chart.title == "Every eligible student has a mentor"


def test_a_stem_hangs_from_everyone_to_the_share_with_a_mentor(cohorts: pd.DataFrame, fr: Translator) -> None:
    chart = match_rate.match_rate(cohorts, "X20", fr)
    assert [stem.y for stem in chart.figure.data][4] == (1, 190 / 202)
    assert chart.figure.layout.yaxis.range[1] == 1
    assert chart.title == "94\u202f% des élèves recevables ont un mentor, le taux le plus bas à ce jour"
    assert match_rate.match_rate(cohorts, "X19", fr).title == "97\u202f% des élèves recevables ont un mentor"


def test_everyone_with_a_mentor_draws_no_stem_and_no_error(cohorts: pd.DataFrame, en: Translator) -> None:
    chart = match_rate.match_rate(cohorts.assign(match_rate=1.0), "X20", en)
    assert chart.title == "100% of eligible students have a mentor"
    assert chart.figure.layout.yaxis.range[0] < 1


def test_while_pairs_are_formed_no_rate_is_told_and_who_waits_is_drawn_outlined(
    cohorts: pd.DataFrame, en: Translator
) -> None:
    living = cohorts.assign(has_final_pairs=cohorts["cohort"] != "X20")
    living.loc[4, "match_rate"] = None
    assert match_rate.match_rate(living, "X20", en).title == "Share of eligible students with a mentor"
    waiting = demand.applications_per_cohort(living, "X20", en).figure.data[1]
    assert list(waiting.marker.color) == [theme.ALERT] * 4 + [theme.SURFACE]
    few = demand.funnel(cohorts.assign(waiting=Hidden(8)), "X20", en)
    assert few.title == "Fewer than 8 eligible students, perhaps none, have no mentor"
    hidden = demand.funnel(cohorts.assign(with_mentor=Hidden(8)), "X20", en)
    assert hidden.figure.to_json()  # a hidden count has no bar
    unknown = demand.funnel(cohorts.assign(with_mentor=None, waiting=None), "X20", en)
    assert unknown.alt == "217 applications, of which 202 eligible."
    assert demand.funnel(living, "X20", en).title == "12 eligible students have no mentor yet"


def test_applications_that_still_come_are_no_record(cohorts: pd.DataFrame, en: Translator) -> None:
    living = cohorts.assign(has_final_applications=cohorts["cohort"] != "X20")
    assert demand.applications_per_cohort(living, "X20", en).title == "217 applications for the X20 so far"


def test_nothing_is_the_lowest_inside_the_rounding(cohorts: pd.DataFrame, en: Translator) -> None:
    """94 % against 97 % is the lowest share of exact counts; 5 of 202 students are 2.5 points more or less."""
    close = cohorts.assign(match_rate=[0.99, 0.98, 0.99, 0.96, 190 / 202], rounded_to=5)
    assert "lowest" not in match_rate.match_rate(close, "X20", en).title
    assert "lowest" in match_rate.match_rate(close.assign(rounded_to=None), "X20", en).title
