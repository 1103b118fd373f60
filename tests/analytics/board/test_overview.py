"""The words of the first screen, in both languages, one rule at a time."""

import pandas as pd
import pytest

from analytics.board import cards, decisions, overview
from analytics.board.cards import Card
from analytics.board.decisions import Decision
from analytics.language.hidden import Hidden
from analytics.language.texts import Translator

WINDOW = (10, 16)


def headline(frame: pd.DataFrame, cohort: str | None, t: Translator) -> str:
    return overview.headline(frame, cohort, t)


def with_pairs(cohorts: pd.DataFrame, cohort: str, pairs: float | None, growth: float | None) -> pd.DataFrame:
    """The cohorts with other pairs for one of them."""
    changed = cohorts.astype({"pairs": "float64", "growth": "float64"})
    changed.loc[changed["cohort"] == cohort, ["pairs", "growth"]] = [pairs, growth]
    return changed


def test_the_record_of_the_x20(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    assert headline(cohorts, "X20", fr) == "Record\u00a0: 190 binômes pour les X20, +34\u202f% en un an"
    assert headline(cohorts, "X20", en) == "Record: 190 pairs for the X20, +34% in one year"


def test_the_record_holds_with_published_totals_only(published: pd.DataFrame, fr: Translator) -> None:
    assert headline(published, "X20", fr) == "Record\u00a0: 190 binômes pour les X20, +34\u202f% en un an"


def test_a_tie_is_not_a_record(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    tied = with_pairs(cohorts, "X20", 143, 143 / 142 - 1)
    assert headline(tied, "X20", fr) == "143 binômes pour les X20, ce qui égale le record"
    assert headline(tied, "X20", en) == "143 pairs for the X20, which equals the record"


def test_a_record_with_no_year_before_has_no_change(
    cohorts: pd.DataFrame, fr: Translator, en: Translator
) -> None:
    alone = with_pairs(cohorts, "X20", 190, None)
    assert headline(alone, "X20", fr) == "Record\u00a0: 190 binômes pour les X20"
    assert headline(alone, "X20", en) == "Record: 190 pairs for the X20"


def test_a_decline(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    assert headline(cohorts, "X18", fr) == "124 binômes pour les X18, \u221213\u202f% en un an"
    assert headline(cohorts, "X18", en) == "124 pairs for the X18, \u221213% in one year"


def test_a_rise_that_a_later_year_has_beaten_is_no_record(cohorts: pd.DataFrame, fr: Translator) -> None:
    assert headline(cohorts, "X17", fr) == "143 binômes pour les X17, +28\u202f% en un an"


def test_under_two_percent_is_stable(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    flat = with_pairs(cohorts, "X19", 126, 126 / 124 - 1)
    assert headline(flat, "X19", fr) == "126 binômes pour les X19, un nombre stable en un an"
    assert headline(flat, "X19", en) == "126 pairs for the X19, stable over one year"


def test_the_first_cohort_has_no_year_before(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    assert headline(cohorts, "X16", fr) == "112 binômes pour les X16, première promotion suivie"
    assert headline(cohorts, "X16", en) == "112 pairs for the X16, the first class"


def test_the_only_cohort_is_the_first_and_no_record(cohorts: pd.DataFrame, fr: Translator) -> None:
    assert headline(cohorts.head(1), "X16", fr) == "112 binômes pour les X16, première promotion suivie"


def test_after_a_missing_year_there_is_no_change(cohorts: pd.DataFrame, en: Translator) -> None:
    gap = with_pairs(cohorts[cohorts["cohort"] != "X17"], "X18", 124, None)
    assert headline(gap, "X18", en) == "124 pairs for the X18"


def test_one_pair_is_singular(cohorts: pd.DataFrame, fr: Translator, en: Translator) -> None:
    one = with_pairs(cohorts, "X20", 1, 1 / 142 - 1)
    assert headline(one, "X20", fr) == "1 binôme pour les X20, \u221299\u202f% en un an"
    assert headline(one, "X20", en) == "1 pair for the X20, \u221299% in one year"


@pytest.mark.parametrize("pairs", [None, 0])
def test_a_campaign_under_way_counts_applications(
    pairs: float | None, cohorts: pd.DataFrame, fr: Translator, en: Translator
) -> None:
    under_way = with_pairs(cohorts, "X20", pairs, None)
    assert headline(under_way, "X20", fr) == "217 candidatures pour les X20, pas encore de binôme"
    assert headline(under_way, "X20", en) == "217 applications for the X20, no pair yet"


def test_a_campaign_with_mentors_only_counts_places(published: pd.DataFrame, fr: Translator) -> None:
    opening = with_pairs(published, "X20", None, None).assign(places=40)
    assert headline(opening, "X20", fr) == "40 places offertes pour les X20, pas encore de candidature"


@pytest.mark.parametrize("cohort", ["X99", None])
def test_without_data_it_says_so(
    cohort: str | None, cohorts: pd.DataFrame, fr: Translator, en: Translator
) -> None:
    assert headline(cohorts, cohort, fr) == "Aucune candidature importée"
    assert headline(cohorts.head(0), "X20", en) == "No application imported yet"


def test_the_standfirst_says_what_is_missing_and_who_waits(cohorts: pd.DataFrame, fr: Translator) -> None:
    assert overview.standfirst(cohorts, "X20", fr) == (
        "**Il manque 6 places**\u00a0: les mentors ont offert 196 places pour 202 candidatures recevables. "
        "**12 élèves recevables** n’ont pas de mentor, alors que 6 places sont libres."
    )


def test_the_standfirst_says_when_there_are_enough_places(cohorts: pd.DataFrame, en: Translator) -> None:
    assert overview.standfirst(cohorts, "X18", en) == (
        "Mentors offered enough places: 129 places for 125 eligible applications. "
        "**1 eligible student** was left without a mentor."
    )


def test_the_standfirst_says_when_nobody_waits(cohorts: pd.DataFrame, en: Translator) -> None:
    assert overview.standfirst(cohorts.assign(waiting=0), "X18", en).endswith(
        "Every eligible student has a mentor."
    )


def test_the_standfirst_says_what_was_not_provided(
    published: pd.DataFrame, cohorts: pd.DataFrame, en: Translator
) -> None:
    assert overview.standfirst(published, "X20", en) == (
        "Only the published total is known: the rows of this campaign were not provided."
    )
    no_mentors = cohorts.assign(places=None, balance=None, free_places=None)
    assert overview.standfirst(no_mentors, "X20", en) == (
        "The places offered by mentors were not provided, or only in part: 190 places at least, those of the"
        " pairs. **12 eligible students** have no mentor."
    )


def test_four_cards_with_their_change_and_their_past(cohorts: pd.DataFrame, fr: Translator) -> None:
    assert cards.cards(cohorts, "X20", fr) == [
        Card("Binômes formés", "190", "▲ +34\u202f% vs X19", False, [112, 143, 124, 142, 190], "pairs"),
        Card(
            "Candidatures recevables",
            "202",
            "▲ +38\u202f% vs X19",
            False,
            [113, 145, 125, 146, 202],
            "eligible",
            bridge="sur 217 candidatures",
        ),
        Card(
            "Places offertes",
            "196",
            "▲ +35\u202f% vs X19",
            False,
            [128, 154, 129, 145, 196],
            "places",
            bridge="190 prises · 6 libres",
        ),
        Card("Élèves en attente", "12", "▲ +8 vs X19", True, [1, 2, 1, 4, 12], "waiting"),
    ]


def test_a_card_says_what_it_is_made_of_and_what_it_aims_at(cohorts: pd.DataFrame, en: Translator) -> None:
    ledger = cohorts.assign(
        with_mentor=187, applications=210, taken=185, free_places=11, never_paired=9, lost_mentor=3
    )
    aims = pd.DataFrame({"cohort": ["X20", "X21"], "metric": ["pairs", "pairs"], "value": [220, 240]})
    assert [card.bridge for card in cards.cards(ledger, "X20", en, targets=aims)] == [
        "target 220 · target of the X21 240 · 187 students have a mentor",
        "of 210 applications",
        "185 taken · 11 free",
        "9 never had a mentor · 3 lost theirs",
    ]


def test_what_is_not_known_or_not_shown_bridges_nothing(
    cohorts: pd.DataFrame, published: pd.DataFrame, en: Translator
) -> None:
    hidden = cohorts.assign(with_mentor=Hidden(8), taken=None, free_places=None, lost_mentor=Hidden(8))
    assert [card.bridge for card in cards.cards(hidden, "X20", en)] == ["", "of 217 applications", "", ""]
    assert [card.bridge for card in cards.cards(published, "X20", en)] == [""] * 4
    in_part = cohorts.assign(places=None, taken=None, free_places=None, waiting=None)
    assert [card.bridge for card in cards.cards(in_part, "X20", en)][2:] == [
        "not provided, or only in part",
        "pairs not provided, or only in part",
    ]
    assert [card.bridge for card in cards.cards(published, None, en)] == [""] * 4


def test_what_is_rounded_bridges_with_about(cohorts: pd.DataFrame, en: Translator) -> None:
    rounded = cohorts.assign(taken=185, free_places=10, rounded_to=5)
    assert cards.cards(rounded, "X20", en)[2].bridge == "about 185 taken · about 10 free"


def test_a_card_looks_back_and_not_forward(cohorts: pd.DataFrame, en: Translator) -> None:
    pairs, _, _, waiting = cards.cards(cohorts, "X18", en)
    assert (pairs.change, pairs.history) == ("▼ \u221213% vs X17", [112, 143, 124])
    assert (waiting.change, waiting.is_alert) == ("▼ \u22121 vs X17", True)


def test_the_first_cohort_has_nothing_to_compare(cohorts: pd.DataFrame, en: Translator) -> None:
    assert [card.change for card in cards.cards(cohorts, "X16", en)] == ["", "", "", ""]


def test_no_change_is_said_without_an_arrow(cohorts: pd.DataFrame, fr: Translator) -> None:
    assert cards.cards(cohorts.assign(waiting=0), "X20", fr)[3].change == "= comme X19"
    assert not cards.cards(cohorts.assign(waiting=0), "X20", fr)[3].is_alert


def test_cards_of_a_cohort_with_a_published_total_only(published: pd.DataFrame, fr: Translator) -> None:
    pairs, demand, places, waiting = cards.cards(published, "X20", fr)
    assert (pairs.value, demand.value, places.value, waiting.value) == ("190", "—", "—", "—")
    assert demand.history == [None] * 5
    assert not waiting.is_alert


def test_applications_stand_for_demand_when_eligibility_is_unknown(
    cohorts: pd.DataFrame, en: Translator
) -> None:
    demand = cards.cards(cohorts.assign(eligible=None), "X20", en)[1]
    assert (demand.label, demand.value, demand.definition) == ("Applications", "217", "applications")


def test_two_decisions_in_order(
    cohorts: pd.DataFrame, supply: pd.DataFrame, sectors: pd.DataFrame, fr: Translator
) -> None:
    assert decisions.decisions(cohorts, supply, sectors, WINDOW, "X20", fr) == [
        Decision(
            "Solliciter les X05 à X11 en informatique et data",
            "Pour les X20, informatique et data\u00a0: 34 places pour 52 élèves qui le souhaitent.",
            "sectors",
        ),
        Decision(
            "Accueillir les X11, qui prennent le relais des X04",
            "11 volontaires X04 sont hors de la fenêtre pour les X21.",
            "mentors",
        ),
    ]


def test_nothing_is_decided_without_figures(
    cohorts: pd.DataFrame, supply: pd.DataFrame, sectors: pd.DataFrame, fr: Translator
) -> None:
    assert decisions.decisions(cohorts, supply.head(0), sectors.head(0), WINDOW, "X20", fr) == []
    assert decisions.decisions(cohorts, supply, sectors, WINDOW, "X99", fr) == []


def test_students_without_a_preference_are_no_shortage(
    cohorts: pd.DataFrame, supply: pd.DataFrame, sectors: pd.DataFrame, en: Translator
) -> None:
    undecided = sectors[sectors["sector"] == "undecided"].assign(places=0)
    assert decisions.decisions(cohorts, supply.head(0), undecided, WINDOW, "X20", en) == []


def test_of_a_campaign_that_is_over_places_were_missing(cohorts: pd.DataFrame, en: Translator) -> None:
    assert overview.standfirst(cohorts, "X19", en).startswith(
        "**1 place was missing**: mentors offered 145 places for 146 eligible applications."
    )
