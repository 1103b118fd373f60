"""How a term is shown."""

from collections import Counter

import pytest

from analytics.words.terms.display import display_of, forms_shown


@pytest.mark.parametrize(
    ("term", "forms", "shown"),
    [
        ("donnée", {"données": 9, "donnée": 2}, "données"),
        ("étude", {"études": 5, "étude": 5}, "étude"),
        ("motivé", {"motivée": 4, "motivé": 6}, "motivé"),
        ("intéresser", {"intéresse": 9}, "intéresser"),
        ("pme", {"PME": 7, "pme": 2}, "PME"),
        ("marché financier", {}, "marchés financiers"),
        ("chef de projet", {}, "chef de projet"),
    ],
)
def test_a_term_is_shown_as_most_write_it(term: str, forms: dict[str, int], shown: str) -> None:
    assert display_of(term, Counter(forms), {"marché financier": "marchés financiers"}) == shown


def test_a_form_of_fewer_than_five_authors_is_not_told() -> None:
    assert forms_shown(Counter({"donnée": 5, "données": 8, "donneés": 4})) == "données|donnée"
