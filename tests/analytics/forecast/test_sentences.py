"""The forecast in words: roundings, verbs graded by the risk, intervals on either side of zero."""

from types import MappingProxyType

import numpy as np
import pandas as pd
import pytest

from analytics.forecast.sentences import (
    aim_sentence,
    caution,
    chances,
    odds,
    risk_sentence,
    season_sentence,
    shortage_sentence,
    target_sentence,
)
from analytics.frames import Row
from analytics.language import formats, texts
from analytics.language.texts import Translator


def forecast(**values: object) -> Row:
    """One row of `forecast` for the X21."""
    return {
        "cohort": "X21",
        "campaigns": 5,
        "p_shortage": 0.7,
        "gap_q10": -12.0,
        "gap_q90": 30.0,
        "recruits_needed": 35,
        **values,
    }


def curve(*points: tuple[float | None, float | None], cohort: str = "X21") -> pd.DataFrame:
    return pd.DataFrame(points, columns=["recruits", "p_shortage"]).assign(cohort=cohort)


FALLING = curve((0, 0.7), (10, 0.52), (15, 0.41), (18, 0.35), (20, 0.3), (35, 0.09), (60, 0.01))


@pytest.mark.parametrize(
    ("p", "said", "short", "shortest"),
    [
        (0.0, "about 1 chance in 10", "about 1 in 10", "1/10"),
        (0.049, "about 1 chance in 10", "about 1 in 10", "1/10"),
        (0.05, "about 1 chance in 10", "about 1 in 10", "1/10"),
        (0.149, "about 1 chance in 10", "about 1 in 10", "1/10"),
        (0.15, "about 2 chances in 10", "about 2 in 10", "2/10"),
        (0.349, "about 3 chances in 10", "about 3 in 10", "3/10"),
        (0.35, "about 4 chances in 10", "about 4 in 10", "4/10"),
        (0.65, "about 7 chances in 10", "about 7 in 10", "7/10"),
        (np.float64(0.7), "about 7 chances in 10", "about 7 in 10", "7/10"),
        (0.95, "about 9 chances in 10", "about 9 in 10", "9/10"),
        (0.951, "about 9 chances in 10", "about 9 in 10", "9/10"),
        (1.0, "about 9 chances in 10", "about 9 in 10", "9/10"),
        (None, "—", "—", "—"),
        (float("nan"), "—", "—", "—"),
    ],
)
def test_a_risk_is_said_in_tenths_never_under_one_nor_above_nine(
    p: float | None, said: str, short: str, shortest: str, en: Translator
) -> None:
    assert (chances(p, en), odds(p, en), formats.odds(p, "en")) == (said, short, shortest)


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.97, "There will probably be too few mentors for the X21: about 9 chances in 10"),
        (0.65, "There will probably be too few mentors for the X21: about 7 chances in 10"),
        (0.649, "There may be too few mentors for the X21: about 6 chances in 10"),
        (0.35, "There may be too few mentors for the X21: about 4 chances in 10"),
        (0.349, "There should be enough mentors for the X21: about 3 chances in 10 of too few"),
        (0.01, "There should be enough mentors for the X21: about 1 chance in 10 of too few"),
        (None, "No forecast yet"),
    ],
)
def test_the_verb_follows_the_risk(p: float | None, said: str, en: Translator) -> None:
    assert risk_sentence(forecast(p_shortage=p), en) == said


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (-12, 30, "from 12 places to spare to 30 missing"),
        (-1, 1, "from 1 place to spare to 1 missing"),
        (5, 48, "between 5 and 48 places missing"),
        (4.5, 47.6, "between 5 and 48 places missing"),
        (0, 48, "up to 48 places missing"),
        (-0.4, 1, "up to 1 place missing"),
        (3, 3, "3 places missing"),
        (-40, -10, "between 10 and 40 places to spare"),
        (-40, 0.2, "up to 40 places to spare"),
        (-1, -1, "1 place to spare"),
        (0, 0, "as many places as students"),
    ],
)
def test_the_interval_says_on_which_side_it_is(low: float, high: float, said: str, en: Translator) -> None:
    row = forecast(gap_q10=low, gap_q90=high)
    before = "There will probably be too few mentors for the X21: about 7 chances in 10"
    assert shortage_sentence(row, en) == f"{before}, {said} (80% interval)"


def test_without_interval_the_sentence_stops_at_the_risk(en: Translator) -> None:
    row = forecast(gap_q10=None)
    assert shortage_sentence(row, en) == risk_sentence(row, en)
    assert shortage_sentence(None, en) == "No forecast yet"
    assert shortage_sentence(forecast(p_shortage=None), en) == "No forecast yet"


def test_the_target_is_set_beside_about_half_of_it(en: Translator) -> None:
    assert target_sentence(forecast(), FALLING, en) == (
        "Finding 35 more volunteers brings the risk below 1 chance in 10; with 15, about 4 in 10 remain"
    )


def test_half_of_the_target_is_left_out_when_it_says_nothing_more(en: Translator) -> None:
    alone = "Finding 12 more volunteers brings the risk below 1 chance in 10"
    for points in (
        curve((0, 0.2), (5, 0.16), (12, 0.09)),
        curve((0, 0.2), (5, 0.12), (12, 0.09)),
        curve((None, 0.3), (5, None)),
        FALLING.assign(cohort="X22"),
        FALLING.head(0),
    ):
        assert target_sentence(forecast(recruits_needed=12), points, en) == alone


def test_other_targets(en: Translator) -> None:
    one = "Finding 1 more volunteer brings the risk below 1 chance in 10"
    none = "Without finding more volunteers, the risk is already below 1 chance in 10"
    beyond = "Even with 20 more volunteers, about 3 chances in 10 of too few remain"
    assert target_sentence(forecast(recruits_needed=1), FALLING, en) == one
    assert target_sentence(forecast(recruits_needed=0), FALLING, en) == none
    assert target_sentence(forecast(recruits_needed=None), FALLING.head(5), en) == beyond
    assert target_sentence(forecast(recruits_needed=None), FALLING.head(0), en) == ""
    assert target_sentence(None, FALLING, en) == ""


@pytest.mark.parametrize(
    ("campaigns", "said"),
    [
        (1, "This forecast rests on 1 campaign: too short to name a trend"),
        (4, "This forecast rests on 4 campaigns: too short to name a trend"),
        (5, "This forecast rests on 5 campaigns"),
        (None, ""),
    ],
)
def test_fewer_than_five_campaigns_have_no_trend(campaigns: int | None, said: str, en: Translator) -> None:
    assert caution(forecast(campaigns=campaigns), en) == said
    assert caution(None, en) == ""


FRENCH = {
    "about {n} chance in 10": ("environ {n} chance sur 10", "environ {n} chances sur 10"),
    "about {n} in 10": ("environ {n} sur 10",),
    "from {spare} to {missing}": ("de {spare} à {missing}",),
    "{n} place to spare": ("{n} place en trop", "{n} places en trop"),
    "{n} missing": ("{n} manquante", "{n} manquantes"),
    "{sentence}, {interval} (80% interval)": ("{sentence}, {interval} (intervalle à 80\u202f%)",),
    "There will probably be too few mentors for the {cohort}: {chances}": (
        "Il manquera sans doute des mentors pour les {cohort}\u00a0: {chances}",
    ),
    "Finding {n} more volunteer brings the risk below 1 chance in 10": (
        "Trouver {n} volontaire de plus ramène le risque sous 1 chance sur 10",
        "Trouver {n} volontaires de plus ramène le risque sous 1 chance sur 10",
    ),
    "{sentence}; with {fewer}, {odds} remain": ("{sentence}\u202f; avec {fewer}, il en reste {odds}",),
}


def test_the_parts_make_french_sentences(monkeypatch: pytest.MonkeyPatch, fr: Translator) -> None:
    monkeypatch.setattr(texts, "catalogue", lambda language: MappingProxyType(FRENCH))
    assert shortage_sentence(forecast(), fr) == (
        "Il manquera sans doute des mentors pour les X21\u00a0: environ 7 chances sur 10,"
        " de 12 places en trop à 30 manquantes (intervalle à 80\u202f%)"
    )
    assert shortage_sentence(forecast(gap_q10=-1, gap_q90=1), fr).endswith(
        "de 1 place en trop à 1 manquante (intervalle à 80\u202f%)"
    )
    assert chances(0.1, fr) == "environ 1 chance sur 10"
    assert target_sentence(forecast(), FALLING, fr) == (
        "Trouver 35 volontaires de plus ramène le risque sous 1 chance sur 10\u202f; avec 15, il en reste environ 4 sur 10"
    )


def test_the_running_campaign_is_told_with_what_came_and_how_it_may_end(
    en: Translator, fr: Translator
) -> None:
    ends = {"demand": (166, 182), "supply": (127, 214), "missing": (0, 47)}
    row = {
        f"{name}_{end}": value
        for name, pair in ends.items()
        for end, value in zip(("q10", "q90"), pair, strict=True)
    }
    running = row | {"week": 4, "applied": 160, "offered": 120}
    assert season_sentence(running, en) == (
        "Week 4: 160 eligible applications, 120 places offered so far. At the end, in 8 cases out of 10: 166 to 182"
        " students for 127 to 214 places, 0 to 47 places missing"
    )
    one = season_sentence(running | {"applied": 1, "offered": None, "missing_q90": 0}, fr)
    assert (
        one.replace("\xa0", " ")
        .replace("\u202f", " ")
        .startswith("Semaine 4 : 1 candidature recevable à ce jour")
    )
    assert one.endswith("0 place manquante")
    assert season_sentence(row | {"week": None}, en) == ""


def test_a_target_stands_beside_what_the_forecast_allows(en: Translator) -> None:
    row = {"cohort": "X21", "demand_q50": 216.6, "supply_q50": 200.0}
    assert aim_sentence(row, {"X20": 200, "X21": 240}, en) == (
        "Target of 240 pairs for the X21, where the forecast allows about 200"
    )
    assert aim_sentence(row, {"X20": 200}, en) == ""
    assert aim_sentence(row | {"supply_q50": None}, {"X21": 240}, en) == ""
