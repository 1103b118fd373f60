"""The invented motivations: French that agrees with its author, in words that shift from cohort to cohort."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path
from random import Random

import pytest

from data import sample
from data.sample import grammar
from data.sample.plan import SECTOR_CODES
from data.sample.texts import Author, motivation

COHORTS = ["X16", "X17", "X18", "X19", "X20"]
DATA_WORDS = r"\bdata\b|données|intelligence artificielle|apprentissage automatique|algorithm"
CLIMATE_WORDS = r"climat|énergétique|renouvelable|transition|carbon|écologi"
FINANCE_WORDS = r"financ|banque|marchés|trad(ing|er|euse)|assurance"
ENGLISH_WORDS = r"\b(the|my|would|with|who)\b"

Texts = Mapping[str, Sequence[str]]


def texts_of(folder: Path, applications: int, seed: int) -> Texts:
    """What students wrote, by cohort, blanks included and apostrophes made straight."""
    sample.write_exports(folder, applications, seed)
    texts: dict[str, list[str]] = defaultdict(list)
    with (folder / "candidatures.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            texts[row["Promotion"]].append(row["Motivations"].replace("’", "'"))
    return texts


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return texts_of(tmp_path_factory.mktemp("texts"), 747, 2017)


@pytest.fixture(scope="module")
def many_texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    return texts_of(tmp_path_factory.mktemp("many"), 5000, 1)


def written(texts: Texts) -> list[str]:
    return [text for cohort in COHORTS for text in texts[cohort] if text]


def words(text: str) -> list[str]:
    return re.findall(r"\w[\w'-]*", text)


def shares_naming(texts: Texts, pattern: str) -> list[float]:
    return [
        sum(bool(re.search(pattern, text, re.I)) for text in texts[cohort]) / len(texts[cohort])
        for cohort in COHORTS
    ]


def author(maturity: int, *wishes: str, is_woman: bool = False, cohort: int = 4) -> Author:
    return Author(cohort, is_woman, maturity, wishes)


# Length and variety


def test_a_text_has_twenty_to_a_hundred_and_twenty_words(many_texts: Texts) -> None:
    lengths = [len(words(text)) for text in written(many_texts)]
    assert min(lengths) >= 20
    assert max(lengths) <= 120


def test_a_few_leave_the_field_blank_and_a_few_write_in_english(many_texts: Texts) -> None:
    assert 0.01 < 1 - len(written(many_texts)) / 5000 < 0.03
    english = [text for text in written(many_texts) if re.search(ENGLISH_WORDS, text)]
    assert 0.015 < len(english) / 5000 < 0.04


def test_nobody_writes_what_another_wrote_in_the_default_programme(texts: Texts) -> None:
    everything = written(texts)
    assert len(everything) - len(set(everything)) <= 1
    beginnings = {" ".join(words(text)[:8]) for text in everything}
    assert len(beginnings) > 0.5 * len(everything)


def test_the_vocabulary_is_rich(texts: Texts) -> None:
    vocabulary = {word for text in written(texts) for word in re.findall(r"[a-zà-ÿœ]+", text.lower())}
    assert len(vocabulary) > 2000


def test_some_texts_have_several_lines(texts: Texts) -> None:
    assert 0.1 < sum("\n" in text for text in written(texts)) / 747 < 0.5


# Words that shift


def test_data_and_climate_rise_from_cohort_to_cohort_and_finance_falls(many_texts: Texts) -> None:
    data = shares_naming(many_texts, DATA_WORDS)
    climate = shares_naming(many_texts, CLIMATE_WORDS)
    finance = shares_naming(many_texts, FINANCE_WORDS)
    assert data[4] > data[2] > data[0]
    assert data[4] > 1.4 * data[0]
    assert climate[4] > climate[2] > climate[0]
    assert climate[4] > 1.4 * climate[0]
    assert finance[4] < finance[2] < finance[0]
    assert finance[4] < 0.6 * finance[0]


def test_nobody_writes_of_the_pandemic_before_it_came(many_texts: Texts) -> None:
    pandemic = shares_naming(many_texts, r"pandémie|crise sanitaire|à distance|ARN messager")
    assert pandemic[:3] == [0, 0, 0]
    assert pandemic[4] > 0


# French


def test_no_mark_of_the_grammar_is_left_in_a_text(many_texts: Texts) -> None:
    assert not [text for text in written(many_texts) if re.search(r"[<>{}|@#¶↑↓⇑\[\]]", text)]


def test_spaces_elisions_and_contractions_are_right(many_texts: Texts) -> None:
    wrong = (
        r"  | \n|\n | ,| \.|\.\.|\b(à|de) les? (?!\w+(er|ir|re)\b)|\b[dlnmtsj]' |\bqu' "
        r"|\b(de|le|la|ne|me|se|que|jusque) [aeiouyéèêàâîôœ]|\bsi ils?\b"
    )
    french = [text for text in written(many_texts) if not re.search(ENGLISH_WORDS, text)]
    assert not [found[0] for text in french if (found := re.search(wrong, text))]


def test_sentences_begin_with_a_capital_and_texts_end_with_a_stop(many_texts: Texts) -> None:
    for text in written(many_texts):
        assert text[0].isupper()
        assert text[-1] in ".!?"
        assert not re.search(r"[.!?] [a-zà-ÿ]", text), text


@pytest.mark.parametrize(
    ("preposition", "words", "expected"),
    [
        ("de", "le conseil", "du conseil"),
        ("de", "les transports", "des transports"),
        ("de", "l'énergie", "de l'énergie"),
        ("de", "la data", "de la data"),
        ("de", "actuaire", "d'actuaire"),
        ("de", "une aînée", "d'une aînée"),
        ("à", "le conseil", "au conseil"),
        ("à", "les transports", "aux transports"),
        ("à", "l'énergie", "à l'énergie"),
        ("à", "un ancien", "à un ancien"),
    ],
)
def test_prepositions_contract_and_elide(preposition: str, words: str, expected: str) -> None:
    assert grammar.after(preposition, words) == expected


def test_marks_of_gender_agree_with_the_author() -> None:
    line = "Je suis curieu[x|se], prêt[e] et [un ami|une amie]"
    assert grammar.agreed(line, is_woman=False) == "Je suis curieux, prêt et un ami"
    assert grammar.agreed(line, is_woman=True) == "Je suis curieuse, prête et une amie"


def test_a_line_is_read_as_text_choices_and_references() -> None:
    assert grammar.parsed("Je <lis|<écris|parle>> {topic2:de}.") == (
        "Je ",
        [("lis",), ([("écris",), ("parle",)],)],
        " ",
        grammar.Reference("topic", 1, "de"),
        ".",
    )


def test_women_and_men_write_of_themselves_accordingly() -> None:
    random = Random(3)
    masculine = r"\bje suis (prêt|motivé|curieux|certain|attiré|intrigué|partagé|perdu)\b"
    feminine = r"\bje suis (prête|motivée|curieuse|certaine|attirée|intriguée|partagée|perdue)\b"
    for is_woman, right, wrong in ((False, masculine, feminine), (True, feminine, masculine)):
        authors = [author(m, "data", "energy", is_woman=is_woman) for m in (1, 2, 3, 4)] * 150
        text = "\n".join(motivation(each, random) for each in authors)
        assert re.search(right, text, re.I)
        assert not re.search(wrong, text, re.I)


# Agreement with wishes and maturity


def test_every_kind_of_author_finds_something_to_write() -> None:
    random = Random(2)
    for sector, maturity, cohort, is_woman in product(SECTOR_CODES, range(1, 6), (0, 4), (False, True)):
        if sector == "undecided" and maturity > 3:
            continue
        wishes = (sector,) if sector == "undecided" else (sector, "research", "finance")
        for _ in range(5):
            each = author(maturity, *dict.fromkeys(wishes), cohort=cohort, is_woman=is_woman)
            text = motivation(each, random)
            assert not text or len(words(text)) >= 20


def test_texts_speak_of_the_sectors_that_their_authors_wish() -> None:
    random = Random(4)
    wishing = {"finance": FINANCE_WORDS, "energy": CLIMATE_WORDS + r"|énerg|nucléaire|carbone"}
    for sector, pattern in wishing.items():
        own = [motivation(author(3, sector, cohort=2), random) for _ in range(300)]
        other = [motivation(author(3, "biotech", cohort=2), random) for _ in range(300)]
        naming = [sum(bool(re.search(pattern, text, re.I)) for text in group) for group in (own, other)]
        assert naming[0] > 4 * naming[1]


def test_only_the_undecided_project_is_called_a_blur() -> None:
    random = Random(5)
    blur = r"flou complet|aucune idée de ce que je veux faire|je pars de zéro"
    clear = [motivation(author(5, "data"), random) for _ in range(300)]
    lost = [motivation(author(1, "data"), random) for _ in range(300)]
    assert not re.search(blur, "\n".join(clear), re.I)
    assert re.search(blur, "\n".join(lost), re.I)
