"""How well, and how fast, the words of a motivation are read, next to what others make of the same texts.

    python -m benchmarks.text --gold GOLD.csv [--gold MORE.csv] [--rivals]
    python -m benchmarks.text --texts 1000000

A gold list has the columns id, split, category, text, expected (terms joined by |, accepted forms by /) and forbidden
(joined by |). A term is right when it is one of the accepted forms, whatever its case; precision, recall and F1 are
over the terms of all texts. Forbidden terms are those shown all the same; personal ones are of the category 'pii'.
With --texts, as many invented motivations go from the records to the published counts of terms; then some of them are
read one by one and together, words and themes, in turn: processor time, and the ratio of the two.
"""

import argparse
import csv
import random
import resource
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd
import simplemma

from analytics.words.terms.batches import Readers
from analytics.words.terms.reading import terms_of
from data import contract
from data.publish import publishing, topics, words
from data.sql import in_database, sql_text

Reader = Callable[[str], Collection[str]]
COHORTS = tuple(f"X{year}" for year in range(16, 26))
PERSONAL = "pii"


@dataclass(frozen=True)
class Score:
    """How one candidate reads one split."""

    precision: float
    recall: float
    f1: float
    forbidden: Sequence[str]
    personal: Sequence[str]


def gold_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def score(rows: Sequence[Mapping[str, str]], read: Reader) -> Score:
    """Micro-averaged over the rows: a slot of `expected` is found, and a term is right, when they meet in one form."""
    found = slots = right = shown = 0
    forbidden: list[str] = []
    personal: list[str] = []
    for row in rows:
        terms = {term.lower() for term in read(row["text"])}
        expected = [set(slot.lower().split("/")) for slot in row["expected"].split("|") if slot]
        accepted = set().union(*expected)
        found += sum(bool(slot & terms) for slot in expected)
        slots += len(expected)
        right += len(terms & accepted)
        shown += len(terms)
        wrong = terms & set(row["forbidden"].lower().split("|")) - accepted
        (personal if row["category"] == PERSONAL else forbidden).extend(sorted(wrong))
    precision, recall = right / max(shown, 1), found / max(slots, 1)
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return Score(precision, recall, f1, forbidden, personal)


def ours() -> Reader:
    lexicon = words.lexicon()
    return lambda text: terms_of(text, lexicon)


def french_stop_words() -> set[str]:
    return {row["word"] for row in contract.reference_rows("stop_words") if " " not in row["word"]}


def word_cloud(stop: Collection[str] | None) -> Reader:
    cloud = import_module("wordcloud").WordCloud(stopwords=set(stop) if stop else None)
    return lambda text: list(cloud.process_text(text))


def count_vectorizer() -> Reader:
    made = import_module("sklearn.feature_extraction.text").CountVectorizer(
        stop_words=sorted(french_stop_words())
    )
    analyse = made.build_analyzer()
    return lambda text: list(analyse(text))


def simplemma_alone() -> Reader:
    stop = french_stop_words()

    def read(text: str) -> Collection[str]:
        lemmas = (simplemma.lemmatize(token, lang="fr").lower() for token in simplemma.simple_tokenizer(text))
        return {lemma for lemma in lemmas if lemma.isalpha() and lemma not in stop}

    return read


def spacy_tagger() -> Reader:
    model = import_module("spacy").load("fr_core_news_sm")
    kinds = ("NOUN", "ADJ", "VERB", "PROPN")
    return lambda text: [token.lemma_.lower() for token in model(text) if token.pos_ in kinds]


RIVALS: Mapping[str, Callable[[], Reader]] = {
    "word_cloud": lambda: word_cloud(None),
    "word_cloud, French stop words": lambda: word_cloud(french_stop_words()),
    "scikit-learn CountVectorizer": count_vectorizer,
    "simplemma alone": simplemma_alone,
    "spaCy, French small model": spacy_tagger,
}


def print_quality(paths: Sequence[Path], has_rivals: bool) -> None:
    rows = [row for path in paths for row in gold_rows(path)]
    splits = {
        split: [row for row in rows if row["split"] == split]
        for split in dict.fromkeys(row["split"] for row in rows)
    }
    print(
        f"{'candidate':32}{'split':10}{'texts':>6}{'prec.':>7}{'recall':>7}{'F1':>7}{'forbidden':>10}{'personal':>9}{'texts/s':>9}"
    )
    candidates: dict[str, Callable[[], Reader]] = {"ours": ours, **(RIVALS if has_rivals else {})}
    for name, made in candidates.items():
        try:
            read = made()
        except (ImportError, OSError) as missing:
            print(f"{name:32}skipped: {missing}")
            continue
        for split, texts in splits.items():
            got = score(texts, read)
            print(
                f"{name:32}{split:10}{len(texts):6}{got.precision:7.3f}{got.recall:7.3f}{got.f1:7.3f}"
                f"{len(got.forbidden):10}{len(got.personal):9}{texts_a_second(texts, read):9.0f}"
            )


def texts_a_second(rows: Sequence[Mapping[str, str]], read: Reader, seconds: float = 1.0) -> float:
    """Texts of the gold list read one by one; the pipeline itself reads them faster, all together."""
    start, done = time.perf_counter(), 0
    while time.perf_counter() - start < seconds:
        for row in rows:
            read(row["text"])
        done += len(rows)
    return done / (time.perf_counter() - start)


def invented_texts(number: int, vocabulary: int = 120_000, seed: int = 1) -> Iterator[str]:
    """Texts of about 47 words, drawn like words are (Zipf): the commonest few hundred make half of them."""
    draw = random.Random(seed)
    stop = [row["word"] for row in contract.reference_rows("stop_words") if "function word" in row["reason"]]
    rare = [word for word in simplemma_forms() if word.isalpha()]
    draw.shuffle(rare)
    listed = [row["term"] for row in contract.reference_rows("terms")]
    known = [*rare[:600], *listed, *rare[600:vocabulary]]
    weights = [(rank + 20) ** -1.25 for rank in range(len(known))]
    pool = draw.choices(known, weights, k=2_000_000)
    little = draw.choices(stop, k=500_000)
    marks = ["", "", "", "", "", "", ",", ".", ",", " ;", "."]
    for _ in range(number):
        start, other = draw.randrange(len(pool) - 40), draw.randrange(len(little) - 40)
        content, function = pool[start : start + draw.randint(14, 30)], little[other : other + 24]
        pairs = zip(function, content, strict=False)
        yield " ".join(f"{first} {second}{draw.choice(marks)}" for first, second in pairs).capitalize() + "."


def simplemma_forms() -> list[str]:
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory").DefaultDictionaryFactory()
    return sorted(form for form, _ in factory.get_dictionary("fr").items())


def print_speed(number: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        con = duckdb.connect(config={"temp_directory": folder, "memory_limit": "2GB"})
        con.execute(f"attach '{folder}/records.duckdb' as records")
        publishing.create_schema(con, "records")
        with in_database(con, "records"):
            _fill(con, number)
            con.execute(sql_text("people"))
        publishing.write_count(con, "clock_count")
        con.execute("checkpoint records")
        start, worked = time.perf_counter(), time.process_time()
        words.write_words(con)
        seconds, worked = time.perf_counter() - start, time.process_time() - worked
        terms, rows = con.execute(
            "select count(distinct term), count(*) from records.term_count"
        ).fetchone() or (
            0,
            0,
        )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 / 1024
    print(
        f"{number} texts to published terms: {seconds:.1f} s, {number / seconds:.0f} texts/s, peak {peak:.2f} GB"
    )
    print(f"{terms} terms, {rows} rows of term_count")


def print_ratio(number: int, rounds: int = 4) -> None:
    """What a text costs one by one, as it does together; whoever reads first in a round learns its new words."""
    lexicon = words.lexicon()
    together, alone = (Readers(lexicon, topics.listed(lexicon)) for _ in range(2))

    def one_by_one(texts: Sequence[str]) -> None:
        for text in texts:
            reading = alone.read(text)
            alone.find[reading.language](reading.tokens)

    texts, spent = list(invented_texts((rounds + 1) * number)), dict[object, list[float]]()
    for turn in range(rounds + 1):
        for read in (together.items, one_by_one)[:: 1 if turn % 2 else -1]:
            start = time.process_time()
            read(texts[turn * number : (turn + 1) * number])
            spent.setdefault(read == one_by_one, []).append(time.process_time() - start)
    ratios = [spent[True][turn] / spent[False][turn] for turn in range(1, rounds + 1)]
    print(f"one by one as times of together: {median(ratios):.2f} ({min(ratios):.2f}..{max(ratios):.2f})")


def _fill(con: duckdb.DuckDBPyConnection, number: int) -> None:
    for year, cohort in enumerate(COHORTS, start=2016):
        con.execute("insert into promotion values (?, ?, null, null, null)", [cohort, year])
        con.execute("insert into campaign (cohort) values (?)", [cohort])
    con.execute("insert into sector values ('data', 'Data', 'Data', 1), ('finance', 'Finance', 'Finance', 2)")
    texts, at_once, done = invented_texts(number), 50_000, 0
    while batch := [text for _, text in zip(range(at_once), texts, strict=False)]:
        identifiers = [f"C{done + place}" for place in range(len(batch))]
        chosen = [COHORTS[(done + place) % len(COHORTS)] for place in range(len(batch))]
        frame = pd.DataFrame({"application_id": identifiers, "cohort": chosen, "motivation": batch})
        con.register("frame", frame)
        con.execute("insert into application by name select *, date '2021-10-01' as applied_on from frame")
        con.unregister("frame")
        done += len(batch)
    con.execute(
        "insert into wish select application_id, if(hash(application_id) % 2 = 0, 'data', 'finance'), 1"
        " from application"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="How well and how fast the words of motivations are read.")
    parser.add_argument("--gold", type=Path, action="append", default=[])
    parser.add_argument("--rivals", action="store_true", help="score others on the same texts as well")
    parser.add_argument("--texts", type=int, default=0, help="invented motivations to count the terms of")
    asked = parser.parse_args()
    if asked.gold:
        print_quality(asked.gold, asked.rivals)
    if asked.texts:
        print_speed(asked.texts)
        print_ratio(min(asked.texts, 10_000))


if __name__ == "__main__":
    main()
