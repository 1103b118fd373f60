"""The sentences of the page, from rows whose answer is known."""

import pandas as pd
import pytest

from analytics.frames import Row, rows
from analytics.language.texts import Translator
from analytics.words import comparing, sentences
from analytics.words.statistics import smallest_seen

THEME = {"topic": "balance", "label_fr": "Équilibre de vie", "label_en": "Balance", "before": None}
THEMES = pd.DataFrame(
    [
        {**THEME, "kind": "less", "z": -3.0, "q": 0.02, "share": 0.08, "share_elsewhere": 0.16},
        {**THEME, "kind": "common", "z": 9.0, "q": 0.4, "share": 0.2, "share_elsewhere": 0.18},
    ]
)
NO_THEMES = THEMES.head(0)


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ")


def word(terms: pd.DataFrame, term: str, cohort: str = "X20") -> Row:
    return rows(terms[(terms["term"] == term) & (terms["cohort"] == cohort)])[0]


def test_the_headline_says_how_many_times_as_often(terms: pd.DataFrame, fr: Translator) -> None:
    z = terms[(terms["kind"] == "more") & (terms["cohort"] == "X20")].set_index("term")["z"]
    of_word = "de data" if z["data"] > z["énergie"] else "d’énergie"
    said = plain(sentences.headline(terms, NO_THEMES, "X20", fr))
    assert said.startswith("Les X20 parlent ")
    assert said.endswith(f" plus {of_word} que les autres promotions")
    assert plain(sentences.headline(terms, NO_THEMES, "X20", fr, "X19")).endswith(" que les X19")


@pytest.mark.parametrize(
    ("share", "elsewhere", "times"),
    [
        (0.17, 0.05, "thrice"),
        (0.2, 0.05, "much"),
        (0.2, 0.1, "twice"),
        (0.15, 0.1, "more"),
        (0.11, 0.1, ""),
        (0.05, 0.1, "half"),
        (0.05, 0.15, "third"),
        (0.02, 0.1, "little"),
        (0.1, 0.14, "less"),
        (None, 0.1, ""),
    ],
)
def test_two_shares_are_said_as_a_number_of_times(
    share: float | None, elsewhere: float, times: str, fr: Translator
) -> None:
    assert comparing.how_many_times(share, elsewhere) == times
    if times:
        assert len(sentences.TIMES[times]) == 2


def test_else_it_names_a_theme_and_else_the_commonest_word(terms: pd.DataFrame, fr: Translator) -> None:
    same = terms.assign(kind="other")
    said = plain(sentences.headline(same, THEMES, "X20", fr))
    assert said == (
        "« Équilibre de vie » : deux fois moins souvent demandé par les X20 que par les autres promotions"
    )
    said = plain(sentences.headline(same, NO_THEMES, "X20", fr))
    assert said == "« data », le mot le plus partagé des X20 : 40 % l’ont écrit"
    assert sentences.headline(same.head(0), NO_THEMES, "X20", fr) == "Motivations"


def test_the_title_asks_more_than_a_mark_since_words_and_themes_both_have_a_chance_to_err(
    terms: pd.DataFrame, fr: Translator
) -> None:
    shown = terms.assign(kind="other"), THEMES.assign(q=sentences.TITLE_SHARE + 0.001)
    assert plain(sentences.headline(*shown, "X20", fr)).startswith("« data », le mot le plus partagé")


def test_the_standfirst_counts_texts_and_differences(terms: pd.DataFrame, fr: Translator) -> None:
    said = plain(sentences.standfirst(terms, "X20", fr))
    assert said == (
        "200 textes des X20. 2 mots y reviennent plus que chez les autres promotions. 1 mot y revient moins."
    )
    since = plain(sentences.standfirst(terms.assign(kind="less"), "X20", fr, "X19"))
    assert since.endswith("mots y reviennent moins que chez les X19.")
    nothing = plain(sentences.standfirst(terms.assign(kind="other"), "X20", fr))
    assert nothing.endswith("Aucune différence de mots n’est démontrée avec les autres promotions.")
    alone = plain(sentences.standfirst(terms.assign(kind="other", z=None), "X20", fr))
    assert alone.endswith("Il n’y a pas encore d’autre promotion à laquelle comparer.")


def test_a_page_without_words_says_whether_there_are_texts(fr: Translator) -> None:
    said = sentences.nothing({"motivations": 0}, "X20", fr)
    assert said == "Aucun texte de motivation des X20 n’est dans les données."
    for summary in (None, {"motivations": 12}, {"motivations": None}, {"motivations": float("inf")}):
        said = sentences.nothing(summary, "X20", fr)  # true of no text as well, where the board may not know
        assert plain(said) == "Aucun mot n’a été écrit par 5 élèves X20 ou plus."


def test_where_many_wrote_nothing_it_is_said_how_many_applied(terms: pd.DataFrame, fr: Translator) -> None:
    for applied, said in (
        (400, "200 textes des X20, pour 400 candidatures. "),
        (210, "200 textes des X20. "),
    ):
        assert plain(sentences.standfirst(terms, "X20", fr, applied=applied)).startswith(said)


def test_a_word_is_said_against_the_others_with_its_interval(terms: pd.DataFrame, fr: Translator) -> None:
    said = plain(sentences.against_others(word(terms, "data"), "X20", fr))
    assert said.startswith(
        "« data » : 40 % des X20 (80 textes sur 200 ; intervalle à 95 % : 33 % à 47 %) contre 15 % ailleurs."
    )
    assert said.endswith("La différence est démontrée : plus.")
    assert "pas dire qu’il n’y en a pas" in sentences.against_others(word(terms, "projet"), "X20", fr)


def test_one_cohort_alone_is_said_without_the_others(terms: pd.DataFrame, en: Translator) -> None:
    alone = word(terms, "data") | {"odds_ratio": None, "share_elsewhere": None}
    assert sentences.against_others(alone, "X20", en) == (
        "“data”: 40% of the X20 (80 texts of 200; 95% interval 33% to 47%)."
    )


def test_a_trend_is_said_and_so_is_that_none_is_shown(terms: pd.DataFrame, fr: Translator) -> None:
    assert sentences.over_time(word(terms, "data"), fr).startswith("En hausse")
    assert sentences.over_time(word(terms, "projet"), fr).startswith("Aucune tendance démontrée")
    assert sentences.over_time(word(terms, "projet") | {"slope": None}, fr) == ""


def test_why_a_word_is_there(terms: pd.DataFrame, fr: Translator) -> None:
    found = word(terms, "data") | {"forms": "données|donnée", "lists": "overrides|choices"}
    assert sentences.why(found, fr) == [
        "Comptés ensemble\u00a0: données, donnée.",
        "Listes appliquées\u00a0: formes des mots, décisions du coordinateur.",
        "Au moins 5 élèves de la promotion l’ont écrit.",
    ]


@pytest.mark.parametrize(("texts", "seen"), [(100, 0.235), (200, 0.195), (500, 0.16)])
def test_the_smallest_difference_seen_shrinks_with_the_texts(texts: int, seen: float) -> None:
    assert smallest_seen(texts, 4 * texts, 0.10) == pytest.approx(seen, abs=1e-3)


def test_the_caption_holds_texts_threshold_test_day_and_lists(terms: pd.DataFrame, fr: Translator) -> None:
    said = plain(" ".join(sentences.notes(terms, "X20", "1er mars 2022", "abc", True, fr)))
    for part in ("200 textes", "k = 5", "q ≤ 5 %", "1er mars 2022", "listes abc", "Jeu d’exemple"):
        assert part in said


def test_the_page_says_what_its_texts_cannot_show(terms: pd.DataFrame, fr: Translator) -> None:
    said = plain(sentences.limits(terms, "X20", fr))
    assert (
        "Avec 200 textes, un mot écrit par 10 % des élèves ailleurs doit atteindre ici environ 22 %" in said
    )
    assert "« pas de différence démontrée » n’est pas « pas de différence »" in said
    alone = sentences.limits(terms[terms["cohort"] == "X20"], "X20", fr)
    assert (
        plain(alone)
        == "Chaque élève compte une fois par mot ; les mots de moins de 5 élèves ne sont pas montrés."
    )
