"""What the coordinator reads and sends: invitations that add up, a letter that says what the figures say."""

import pandas as pd
import pytest

from analytics.forecast import soliciting
from analytics.language.texts import Translator

UPCOMING = {"cohort": "X21", "recruits_needed": 7}


@pytest.fixture
def shares() -> pd.DataFrame:
    given = [
        ("promotion", "X10", 2),
        ("promotion", "X11", 4),
        ("promotion", "X12", 0),
        ("sector", "Conseil", 1),
        ("sector", "Informatique et data", 6),
    ]
    return pd.DataFrame(given, columns=["kind", "code", "recruits"])


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def test_invitations_by_promotion_add_up_to_those_of_the_whole(shares: pd.DataFrame) -> None:
    table = soliciting.invited(shares, "promotion", 6, 18)
    assert table.to_dict("list") == {"code": ["X11", "X10"], "needed": [4, 2], "invitations": [12, 6]}
    rounded = soliciting.invited(shares, "promotion", 6, 17)
    assert rounded["invitations"].tolist() == [12, 5]


def test_what_the_promotions_cannot_give_is_said(shares: pd.DataFrame, en: Translator) -> None:
    table = soliciting.invited(shares, "promotion", 7, 35)
    assert table["invitations"].sum() == 30
    assert soliciting.left_over(7, table, en).startswith("1 more is to be found elsewhere")
    assert soliciting.left_over(6, table, en) == ""


def test_the_headline_counts_and_expects(fr: Translator) -> None:
    people = pd.DataFrame({"chance": [0.8, 0.7, 0.4], "capacity": [2, 1, 1]})
    assert plain(soliciting.headline(people, fr)) == (
        "3 anciens mentors sont encore dans la fenêtre ; 2 diront sans doute oui"
    )
    assert plain(soliciting.listed(people, fr)) == "3 mentors, dont 2 diront sans doute oui, avec 3 places"
    assert soliciting.headline(people[:0], fr) == "Aucun ancien mentor n’est à solliciter"


def test_the_letter_names_the_number_the_cohort_and_the_sector_most_missing(
    shares: pd.DataFrame, fr: Translator
) -> None:
    by_sector = soliciting.invited(shares, "sector", 7, 35)
    text = plain(soliciting.letter(UPCOMING, by_sector, (10, 16), False, fr))
    assert "Nous cherchons 7 volontaires de plus pour les X21, surtout en informatique et data." in text
    assert "de 10 à 16 promotions" in text
    known = soliciting.letter(UPCOMING, by_sector, (10, 16), True, fr)
    assert "Vous avez déjà pris part" in known


@pytest.mark.parametrize("needed", [0, None])
def test_without_a_number_the_letter_and_the_effort_give_none(needed: int | None, en: Translator) -> None:
    upcoming = {"cohort": "X21", "recruits_needed": needed}
    nobody = pd.DataFrame({"code": [], "needed": [], "invitations": []})
    assert soliciting.needed(upcoming) == 0
    assert "We are looking for mentors for the X21." in soliciting.letter(
        upcoming, nobody, (10, 16), True, en
    )
    assert soliciting.effort(0, 0, "", en) == "Nobody more is to be invited: see above."
    said = soliciting.effort(7, 35, "one in five says yes", en)
    assert said == "For 7 to agree, 8 in 10 of whom come, send **35 invitations**: one in five says yes."
