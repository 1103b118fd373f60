"""What a text is made of."""

import unicodedata

import pytest

from analytics.words.terms.lexicon import Lexicon, lexicon_of
from analytics.words.terms.reading import Reader, terms_of


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("L’énergie, l'Énergie et « ENERGIE » !", ["énergie"]),
        ("Qu'est-ce qu'une chercheuse ?", ["chercheur"]),
        (
            "Ingénieur·e·s, motivé.e, chargé(e)s et directeur.trice",
            ["ingénieur", "motivé", "charger", "directeur"],
        ),
        ("Peut-on en parler, aujourd’hui ou demain ?", ["parler"]),
        ("finance!!!banque/assurance—audit", ["finance", "banque", "assurance", "audit"]),
        ("L'I.A., l'IA et l'intelligence artificielle", ["intelligence artificielle"]),
        ("R&D, R & D et recherche et développement", ["recherche et développement"]),
        ("Le marché. Financier ?", ["marché", "financier"]),
        ("les marchés financiers", ["marché financier"]),
        ("l'école d'application de l'école", ["école d'application"]),
        ("Une start up, des Start-Ups", ["startup"]),
        ("3e année, 2 stages, bac+5, CO2, X2019 et 3A", ["année", "stage", "bac+5", "co2"]),
        ("BI, UX et or", ["bi", "ux"]),
        ("Deja l'ecologie et l'acces a la cybersecurite", ["écologie", "accès", "cybersécurité"]),
        ("quant à moi, je veux être quant", ["quant"]),
        ("Les semi-conducteurs et les savoir-faire", ["semi-conducteur", "savoir-faire"]),
        ("thomas et Thomas travaillent", ["travailler"]),
        ("", []),
        ("… !", []),
    ],
)
def test_words_are_brought_together(text: str, terms: list[str], lexicon: Lexicon) -> None:
    assert terms_of(text, lexicon) == terms
    assert terms_of(unicodedata.normalize("NFD", text), lexicon) == terms


@pytest.mark.parametrize(
    "text",
    [
        "Je m'appelle Zbigniew Petit (X2021), zbigniew.petit@exemple.fr, 06 12 34 56 78.",
        "Mme Marchand, M. Petit (X2005) et Monsieur Roux",
        "Thomas Leblanc, X2008 ; @tleblanc ; https://exemple.fr/tleblanc",
        "Merci d'avance, cordialement, Hugo Lefort",
    ],
)
def test_no_term_tells_who_somebody_is(text: str, lexicon: Lexicon) -> None:
    assert terms_of(text, lexicon) == []


def test_a_text_in_english_is_not_read_as_french(lexicon: Lexicon) -> None:
    text = "My aim is to use data in the public sector and to meet people from other companies."
    assert terms_of(text, lexicon) == ["aim", "use", "data", "public", "sector", "meet", "people", "company"]


def test_reading_one_by_one_or_all_together_is_the_same(lexicon: Lexicon) -> None:
    texts = [
        "La data, les données.",
        "I would love to work with the data of a bank.",
        "M. Petit (X05) : la data",
    ]
    read = Reader(lexicon)
    together = [read(text).terms for text in [*texts, *texts]]
    assert together[:3] == together[3:] == [Reader(lexicon)(text).terms for text in texts]


def test_the_longest_term_wins_and_hidden_phrases_leave_nothing() -> None:
    lexicon = lexicon_of(
        [{"word": "de", "only_in": "", "reason": ""}, {"word": "bien sûr", "only_in": "", "reason": ""}],
        [{"written": "boite", "word": "entreprise"}],
        [{"form": "data", "lemma": "data"}],
        [
            {"term": "chef de projet", "also": "cheffe de projet"},
            {"term": "chef de projet data", "also": ""},
            {"term": "GPU", "also": "carte graphique"},
        ],
    )
    read = terms_of(
        "Chefs de projet data ou cheffe de projet, bien sûr, en boite : un gpu, des cartes graphiques",
        lexicon,
    )
    assert read == ["chef de projet data", "ou", "chef de projet", "en", "entreprise", "GPU"][:1] + [
        term for term in read if term not in ("chef de projet data",)
    ]
    assert {"chef de projet data", "chef de projet", "entreprise", "GPU"} <= set(read)
    assert not {"bien", "sûr", "chef", "projet", "gpu", "boite"} & set(read)
