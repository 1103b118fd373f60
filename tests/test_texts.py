"""Every sentence of the programme has a French translation, of good typography, and no translation is left over."""

import ast
import csv
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from analytics.language.formats import french_spaces
from data.sql import sql_files

PROJECT = Path(__file__).resolve().parents[1]
CATALOGUE = PROJECT / "analytics" / "locales" / "fr.po"
SPEAKERS = ("t", "message", "refusal", "Problem")  # their first two texts are sentences for the reader
SENTENCE = re.compile(r"[A-Z“{][^\n]* [^\n]*[.?!…]")
# French puts a space that does not break before these signs, where they end something, and inside « ».
WRONG_SPACE = re.compile("(?<![\u00a0\u202f])[;:!?%»](?=[\\s.,)*<]|$)|«(?![\u00a0\u202f])")
COMMENT = re.compile(r"comment on (?:view|column|table) [\w.]+ is '((?:[^']|'')*)'", re.I)


def python_files() -> list[Path]:
    folders = ["analytics", "data", "pages", "verbs"]
    inside = [path for folder in folders for path in sorted((PROJECT / folder).rglob("*.py"))]
    return [PROJECT / "app.py", PROJECT / "manage.py", PROJECT / "server.py", *inside]


def literals(node: ast.expr) -> Iterator[str]:
    """The texts that an argument may be: a literal, or either branch of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    """Each call that hands over a sentence: where it stands, the speaker's name, the call."""
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name in SPEAKERS:
                    yield f"{path.relative_to(PROJECT)}:{node.lineno}", name, node


def arguments(call: ast.Call) -> list[ast.expr]:
    """The arguments of a call that are sentences."""
    return [*call.args[:2], *(named.value for named in call.keywords if named.arg in ("reason", "remedy"))]


def sentences_in_code() -> Iterator[tuple[str, str]]:
    for place, _, call in spoken():
        yield from ((place, text) for argument in arguments(call) for text in literals(argument) if text)


def sentences_in_sql() -> Iterator[tuple[str, str]]:
    """The definitions of the figures, and what each check or warning says when it finds something."""
    for path in sorted((PROJECT / "data" / "sql" / "figures").glob("*.sql")):
        for found in COMMENT.finditer(sql_files("figures")[path.stem]):
            yield str(path.relative_to(PROJECT)), found[1].replace("''", "'")
    sql = PROJECT / "data" / "sql"
    for path in [*sorted((sql / "checks").glob("*.sql")), *sorted((sql / "warnings").glob("*.sql"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("-- "):
                break
            yield str(path.relative_to(PROJECT)), line.removeprefix("-- ").strip()


def sentences_in_tables() -> Iterator[tuple[str, str]]:
    with (PROJECT / "data" / "reference" / "columns.csv").open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            yield f"data/reference/columns.csv:{line}", row["meaning"]


def sentences_kept_aside() -> Iterator[tuple[str, str]]:
    """Literals that read as a sentence, wherever they stand: a table of sentences is spoken later."""
    for path in python_files():
        module = ast.parse(path.read_text(encoding="utf-8"))
        silent = set(map(id, unspoken(module)))
        texts = [
            node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in silent
        ]
        for node in texts:
            if isinstance(node.value, str) and SENTENCE.fullmatch(node.value):
                yield f"{path.relative_to(PROJECT)}:{node.lineno}", node.value


def unspoken(module: ast.Module) -> Iterator[ast.AST]:
    """Docstrings, and what is told to programmers when they err."""
    for node in ast.walk(module):
        if isinstance(node, ast.Expr):
            yield node.value
        elif isinstance(node, ast.Raise | ast.Assert):
            yield from ast.walk(node)


def sentences() -> dict[str, str]:
    """Every sentence that a reader may see, and the first place where it stands."""
    places: dict[str, str] = {}
    for place, text in [
        *sentences_in_code(),
        *sentences_kept_aside(),
        *sentences_in_sql(),
        *sentences_in_tables(),
    ]:
        places.setdefault(text, place)
    return places


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr", abort_invalid=True)


def translations(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def sources(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def entries(catalogue: Catalog) -> Iterator[tuple[str, Message]]:
    for message in catalogue:
        if message.id:
            yield f"fr.po:{message.lineno} {sources(message)[0][:60]!r}", message


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def readable(defects: list[str], remedy: str) -> str:
    return "\n".join(["", *sorted(set(defects)), f"→ {remedy}"])


def test_every_sentence_is_translated(catalogue: Catalog) -> None:
    done = {
        source
        for _, message in entries(catalogue)
        if not message.fuzzy and all(translations(message))
        for source in sources(message)
    }
    defects = [f"{place}: {text!r}" for text, place in sentences().items() if text not in done]
    assert not defects, readable(
        defects, f"add msgid and msgstr to {CATALOGUE.relative_to(PROJECT)}, not fuzzy."
    )


def test_a_sentence_is_written_out_and_its_placeholders_are_filled() -> None:
    defects = []
    for place, name, call in spoken():
        if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in arguments(call)):
            defects.append(f"{place}: no catalogue knows a sentence that is put together while running")
        given = {named.arg for named in call.keywords}
        if name in ("t", "refusal") and None not in given:
            wanted = {
                part
                for argument in arguments(call)
                for text in literals(argument)
                for part in placeholders(text)
            }
            defects += [f"{place}: nothing fills {{{part}}}" for part in wanted - given]
    assert not defects, readable(defects, "write the whole sentence with {names}, and pass each by its name.")


def test_french_stands_in_the_catalogue_and_not_in_the_code() -> None:
    defects = [
        f"{path.relative_to(PROJECT)}:{node.lineno}: {node.value[:60]!r}"
        for path in python_files()
        if path.parent in (PROJECT, PROJECT / "pages", PROJECT / "verbs")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.search("[àâçèéêëîïôœùûÀÂÇÈÉÊÎÔŒÙ]", node.value.replace("Français", ""))
    ]
    assert not defects, readable(defects, "write the English sentence, and the French one in fr.po.")


def test_a_translation_keeps_the_placeholders_of_its_source(catalogue: Catalog) -> None:
    defects = []
    for place, message in entries(catalogue):
        wanted = set().union(*map(placeholders, sources(message)))
        for text in translations(message):
            if text and placeholders(text) - wanted:
                defects.append(f"{place} has more placeholders: {placeholders(text) - wanted}")
            if text and isinstance(message.id, str) and wanted - placeholders(text):
                defects.append(f"{place} lacks placeholders: {wanted - placeholders(text)}")
    assert not defects, readable(
        defects, "the words between braces are filled by name: keep them as they are."
    )


def test_no_translation_is_left_over(catalogue: Catalog) -> None:
    used = sentences().keys() | texts_in_code()
    defects = [place for place, message in entries(catalogue) if not used & set(sources(message))]
    assert not defects, readable(defects, "nothing says this any more: remove it from the catalogue.")


def texts_in_code() -> set[str]:
    """Every text literal, because a sentence may stand in a table before it is handed over."""
    return {
        node.value
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_french_is_typeset_as_french(catalogue: Catalog) -> None:
    defects = []
    for place, message in entries(catalogue):
        for text in map(french_spaces, translations(message)):
            if '"' in text or "“" in text or "”" in text:
                defects.append(f"{place}: quotation marks are « and »")
            if re.search(r"\w'\w", text):
                defects.append(f"{place}: the apostrophe is ’")
            if "..." in text:
                defects.append(f"{place}: the ellipsis is …")
            if WRONG_SPACE.search(re.sub(r"&\w+;", "", text)):
                defects.append(f"{place}: a breaking space, or none, beside ; : ! ? % « »")
    assert not defects, readable(
        defects,
        "analytics.language.formats.french_spaces repairs spaces that are there; write the rest right in the catalogue.",
    )


def test_no_text_stands_twice_in_the_catalogue() -> None:
    """The reader keeps the last one without a word."""
    lines = CATALOGUE.read_text(encoding="utf-8").split("\n\n")
    texts = [
        re.split(r"\nmsgstr|\nmsgid_plural", entry[entry.index("msgid ") :])[0]
        for entry in lines
        if "msgid " in entry
    ]
    assert [text for text, times in Counter(texts).items() if times > 1] == []
