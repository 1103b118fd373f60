"""Personal data planted in texts, and words that look like it."""

import random

import pytest

from analytics.words.terms import scrubbing
from analytics.words.terms.scrubbing import GONE, scrubbed
from analytics.words.terms.telling import all_scrubbed, cut

PLANTED = (
    ("Écrivez à zoe.martin-petit+x@alumni.example.org !", f"Écrivez à {GONE} !"),
    ("zoe [at] example.org ou zoe arobase example.org", f"{GONE} ou {GONE}"),
    ("Mon profil : https://exemple.fr/in/zoe-1234.", f"Mon profil : {GONE}."),
    ("Voir www.exemple.fr/zoe ou exemple.com", f"Voir {GONE} ou {GONE}"),
    ("Suivez @zoe_code, merci", f"Suivez {GONE}, merci"),
    ("Au 06 12 34 56 78.", f"Au {GONE}."),
    ("Au 07.98.76.54.32 !", f"Au {GONE} !"),
    ("Au +33 6 12 34 56 78 ou 0033612345678", f"Au {GONE} ou {GONE}"),
    ("Au +33 (0)6-12-34-56-78", f"Au {GONE}"),
    ("Au 06\u202f12\u202f34\u202f56\u202f78", f"Au {GONE}"),
    ("IBAN FR76 3000 6000 0112 3456 7890 189", f"IBAN {GONE}"),
    ("NIR 2 99 12 2B 123 456 78", f"NIR {GONE}"),
    ("J'habite 12 rue de la Paix, Paris", f"J'habite {GONE}, Paris"),
    ("Née le 12/03/2001 à Lyon", f"{GONE} à Lyon"),
    ("M. Dupont (X2005) m'a parlé", f"{GONE} m'a parlé"),
    ("Nguyen Thi (X05), puis DUPONT Jean X05", f"{GONE}, puis {GONE}"),
    ("Hervé Zola, promotion X98", GONE),
    ("les conseils de M. Lefèvre et de Mme Nguyen", f"les conseils de {GONE} et de {GONE}"),
    ("mme nguyen et Monsieur de Villiers", f"{GONE} et {GONE}"),
    ("le Dr Roy, Me Boulanger et le Pr J.-P. Lefort", f"le {GONE}, {GONE} et le {GONE}"),
    ("MM. Petit et Blanc", GONE),
    ("Je m'appelle Camille Durand et je code", f"{GONE} et je code"),
    ("je m’appelle camille durand, je code", f"{GONE}, je code"),
    ("Je suis Zbigniew Lefort, élève", f"{GONE}, élève"),
    ("My name is Zoe Martin.", f"{GONE}."),
    ("J'ai croisé Sophie Bernard chez Airbus", f"J'ai croisé {GONE} chez Airbus"),
    ("merci à Sophie pour tout", f"merci à {GONE} pour tout"),
    ("avec Claire de Villiers", f"avec {GONE}"),
    ("Merci. Cordialement, Zbigniew Petit", f"Merci. {GONE}"),
    ("Bien cordialement,\nZbigniew Petit", f"Bien {GONE}"),
    ("Je vise le conseil.\nZbigniew Petit\n", f"Je vise le conseil.\n{GONE}"),
)


@pytest.mark.parametrize(("text", "left"), PLANTED)
def test_personal_data_goes(text: str, left: str) -> None:
    assert scrubbed(text) == left
    assert scrubbed(left) == left


def test_a_pattern_is_left_out_only_where_it_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(7)
    pieces = [
        *(text for text, _ in PLANTED),
        "d'avance Zoé PETIT",
        "Moi, c'est Lefort",
        "un 1 2 3 4 5 6 7 8 9",
        "Bien à vous,",
        "Madame,",
        "le nom du chemin",
        "Je vise",
        "la data.",
        "…",
        "5",
        "et",
    ]
    texts = [
        "".join(chance.choice(pieces) + chance.choice(("", " ", " ", " ", ", ", "\n")) for _ in range(5))
        for _ in range(2_000)
    ]
    found = [scrubbed(text) for text in texts]
    assert all_scrubbed(texts, cut(texts)) == found
    every_sign = 2 * scrubbing.FIRST_NAME - 1
    monkeypatch.setattr(scrubbing, "signs_between", lambda text: every_sign)
    assert found == [scrubbed(text) for text in texts]


@pytest.mark.parametrize(
    "text",
    [
        "Une idée claire de la Marine nationale et du Petit Prince.",
        "L'Oréal, BNP Paribas, EDF, Roland Berger et Louis Vuitton recrutent.",
        "Deux stages en 2019-2020, bac+5, 100 % motivé, 3e année, CO2.",
        "Madame, Monsieur, la directrice générale m'a répondu.",
        "Je suis Français et je vise le MIT.",
        "La promotion X21 et l'École polytechnique.",
        "Je vise la finance,etc. Et la data.",
        "Le professeur de physique, le maître de conférences et le docteur en droit.",
        "J'ai voulu être professeur. Deux voies se dessinent.",
        "I am French and I love Machine Learning.",
    ],
)
def test_what_is_nobody_stays(text: str) -> None:
    assert scrubbed(text) == text


@pytest.mark.parametrize(
    ("text", "names", "left"),
    [
        ("Ici ÉLOÏSE, puis eloise.", ["Éloïse"], f"Ici {GONE}, puis {GONE}."),
        ("Un texte de lefort-dupuis", ["LEFORT-DUPUIS"], f"Un texte de {GONE}-{GONE}"),
        ("Un petit pas, dit Petit.", ["Petit"], f"Un petit pas, dit {GONE}."),
        ("Petit à petit, un marchand de sable", ["Petit", "Marchand"], "Petit à petit, un marchand de sable"),
        ("zbigniew petit le veut", ["Petit", "Zbigniew"], f"{GONE} {GONE} le veut"),
        ("Une petite martinique", ["Petit", "Martin"], "Une petite martinique"),
        ("Le bois du roy", ["de la Bois"], "Le bois du roy"),
    ],
)
def test_the_author_s_own_names_go_as_whole_words(text: str, names: list[str], left: str) -> None:
    assert scrubbed(text, names) == left


def test_a_hostile_text_is_scrubbed_in_a_moment() -> None:
    for text in ("a." * 20_000 + "@", "\n" * 20_000 + "12", "Anne " * 10_000, "1 " * 20_000, "M. " * 10_000):
        assert len(scrubbed(text, ["Petit"])) <= len(text)
