"""The rules of the house that no tool holds: where SQL lives, who may import whom, how long a file may grow."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import queries
from data.generations import store

PROJECT = Path(__file__).resolve().parents[1]
SQL = PROJECT / "data" / "sql"
ENTRIES = [PROJECT / name for name in ("app.py", "manage.py", "server.py")]
LAYERS = ["analytics", "data", "pages", "verbs"]
LONGEST_PAGE, LONGEST_FILE, LONGEST_FUNCTION = 80, 300, 60

# Lower or upper case, as SQL is written; "Select a cohort from the list" is English.
STATEMENT = re.compile(
    r"\b(select|SELECT)\s.*?\s(from|FROM)\s|\b(insert into|INSERT INTO|delete from|DELETE FROM)\s", re.S
)
MADE_BY_COMMANDS = ("data/store", "generations", ".venv", "exports", "access/", "uploads/")


def where(path: Path, line: int | None = None) -> str:
    return f"{path.relative_to(PROJECT)}" + (f":{line}" if line else "")


def python_files(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (PROJECT / folder).rglob("*.py"))


def product_files() -> list[Path]:
    return [*ENTRIES, *python_files(*LAYERS)]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported_modules(path: Path) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.lineno, f"{node.module}.{name.name}") for name in node.names)


def imports_of(path: Path, *packages: str) -> list[str]:
    return [
        f"{where(path, line)} imports {name}"
        for line, name in imported_modules(path)
        if name.split(".")[0] in packages
    ]


def docstrings(module: ast.Module) -> set[int]:
    """The identities of the constants that are docstrings."""
    bodies = [
        node.body
        for node in ast.walk(module)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.body
    ]
    firsts = [body[0].value for body in bodies if isinstance(body[0], ast.Expr)]
    return {id(first) for first in firsts if isinstance(first, ast.Constant)}


def lines_of_code(path: Path) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if line.strip() and not line.strip().startswith("#"))


def readable(defects: list[str], remedy: str) -> str:
    return "\n".join(["", *defects, f"→ {remedy}"])


# Imports: what import-linter cannot hold, because the entry points are modules and not packages.


def test_the_application_and_its_server_touch_no_data() -> None:
    libraries = ("duckdb", "plotly", "wordcloud")
    defects = imports_of(PROJECT / "app.py", "data", *libraries) + imports_of(
        PROJECT / "server.py", *libraries
    )
    assert not defects, readable(
        defects, "app.py navigates; what needs data belongs to a page or pages.shared.common."
    )


def test_the_command_line_leaves_screens_databases_and_figures_to_their_houses() -> None:
    defects = imports_of(PROJECT / "manage.py", "streamlit", "pages", "duckdb", "plotly", "app")
    assert not defects, readable(defects, "a verb is one line of work: call data or analytics.")


def test_nobody_imports_an_entry_point() -> None:
    defects = [
        defect for path in python_files(*LAYERS) for defect in imports_of(path, "app", "manage", "server")
    ]
    assert not defects, readable(
        defects, "move what is shared down into pages.shared.common, data or analytics."
    )


def test_a_page_asks_the_data_for_the_audience_of_its_run_and_for_no_other() -> None:
    allowed = ("common.py", "guard.py")  # the view of the run, and the page of health, which shows no row
    defects = [
        f"{where(path, line)} imports {name}"
        for path in python_files("pages")
        if path.name not in allowed
        for line, name in imported_modules(path)
        if name.startswith("data.queries")
    ]
    assert not defects, readable(defects, "ask with view.rows, which knows who looks.")


# SQL


def test_sql_is_written_in_data_only() -> None:
    defects = []
    for path in [*ENTRIES, *python_files("pages", "analytics", "verbs")]:
        module = tree(path)
        prose = docstrings(module)
        defects += [
            f"{where(path, node.lineno)} holds SQL: {node.value.strip()[:60]!r}"
            for node in ast.walk(module)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in prose
            and STATEMENT.search(node.value)
        ]
    assert not defects, readable(defects, "make it a file of data/sql/queries and ask for it by its name.")


def test_every_sql_file_is_run_by_name_or_by_folder() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files("data"))
    defects = [
        f"{where(path)} is named nowhere in data/"
        for path in SQL.iterdir()
        if (path.suffix == ".sql" or any(path.glob("*.sql"))) and f'"{path.stem}"' not in code
    ]
    assert not defects, readable(defects, "run it, or remove it.")


@pytest.mark.parametrize(("folder", "sentences"), [("counts", 1), ("checks", 2), ("warnings", 2)])
def test_a_count_says_what_a_row_is_and_a_check_what_is_wrong_and_what_to_do(
    folder: str, sentences: int
) -> None:
    defects = []
    for path in sorted((SQL / folder).glob("*.sql")):
        lines = path.read_text(encoding="utf-8").splitlines()
        comments = [line for line in lines[: sentences + 1] if line.startswith("-- ")]
        if len(comments) != sentences or lines[: len(comments)] != comments:
            defects.append(where(path))
    assert not defects, readable(
        defects, f"start the file with {sentences} line(s) of comment, one sentence each."
    )


def test_a_figure_is_a_view_named_after_its_file_and_defined_in_its_comment() -> None:
    defects = []
    for path in sorted((SQL / "figures").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        expected = [f"create view {path.stem} as", f"comment on view {path.stem} is '"]
        defects += [f"{where(path)} lacks: {words}" for words in expected if words not in text]
    assert not defects, readable(
        defects, "one view a file, under its name, with the comment that defines it."
    )


def test_a_query_is_one_statement() -> None:
    defects = []
    for path in sorted((SQL / "queries").glob("*.sql")):
        text = re.sub(r"--.*", "", path.read_text(encoding="utf-8")).strip()
        if not text.lower().startswith(("select", "with", "from")) or ";" in text.rstrip(";"):
            defects.append(where(path))
    assert not defects, readable(defects, "a query reads, and is one statement a file.")


def test_the_order_of_rows_belongs_to_the_view() -> None:
    defects = []
    for path in sorted((SQL / "figures").glob("*.sql")):
        query = SQL / "queries" / path.name  # only where it joins or filters
        asked = query.read_text(encoding="utf-8") if query.exists() else "from"
        if " ".join(asked.split()).startswith(f"select * from {path.stem} order by"):
            defects.append(where(query))
        elif not query.exists() and "\norder by " not in path.read_text(encoding="utf-8"):
            defects.append(where(path))
    assert not defects, readable(defects, "end the view with « order by », and ask it by its name.")


KEPT_BY_HAND = {"event", "event_week", "target", "campaign_state", "exceptional_campaign", "remark"}
OF_A_SEASON = {"season_curve", "forecast_change", "demand_alone", "asked_person", "contacted"}


def test_every_query_answers_both_audiences(demo_home: Path) -> None:
    generation = store.current(demo_home / "demo")
    assert generation is not None
    for name in queries.query_names():
        exact, protected = (queries.rows(generation, audience, name) for audience in ("coordinator", "board"))
        assert list(exact) == list(protected), f"{name}: the two audiences see different columns"
        assert not exact.empty or name in KEPT_BY_HAND | OF_A_SEASON, (
            f"{name} has no row in the invented programme"
        )


# Downloads


def test_a_download_asks_for_no_run() -> None:
    """Streamlit 1.67 drops the answer that a run overtakes: a file made when it is asked for would never come."""
    calls = [
        (path, node)
        for path in python_files("pages")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "download_button"
    ]
    assert calls
    defects = [
        where(path, node.lineno)
        for path, node in calls
        if not any(
            given.arg == "on_click" and ast.unparse(given.value) == "'ignore'" for given in node.keywords
        )
    ]
    assert not defects, readable(defects, 'give it on_click="ignore".')


# Size


def test_pages_stay_paragraphs() -> None:
    pages = [path for path in (PROJECT / "pages").glob("*.py") if path.stem != "__init__"]
    lengths = [(path, lines_of_code(path)) for path in pages]
    defects = [f"{where(path)}: {lines} lines of code" for path, lines in lengths if lines > LONGEST_PAGE]
    assert not defects, readable(
        defects, f"at most {LONGEST_PAGE}: computing goes to analytics, SQL to a view."
    )


def test_files_stay_short() -> None:
    files = [*product_files(), *python_files("tests", "benchmarks")]
    lengths = [(path, len(path.read_text(encoding="utf-8").splitlines())) for path in files]
    defects = [f"{where(path)}: {lines} lines" for path, lines in lengths if lines > LONGEST_FILE]
    assert not defects, readable(
        defects, f"at most {LONGEST_FILE} lines: split by what the reader looks for."
    )


def test_functions_stay_short() -> None:
    defects = []
    for path in [*product_files(), *python_files("tests", "benchmarks")]:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    defects.append(f"{where(path, node.lineno)} {node.name}: {length} lines")
    assert not defects, readable(defects, f"at most {LONGEST_FUNCTION} lines: name the steps.")


# Documents and settings


def documents() -> list[Path]:
    return [*sorted(PROJECT.glob("*.md")), *sorted((PROJECT / "docs").rglob("*.md"))]


def named_paths(text: str) -> Iterator[str]:
    """What stands between backticks or in a link and looks like a path of this project."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.S | re.M)
    names = re.findall(r"`([^`\s]+)`", prose)
    for name in names:
        is_file = re.search(r"\.(py|sql|md|toml|csv|po|sh|txt|lock|svg|png)$", name)
        is_folder = re.fullmatch(r"[\w.-]+(/[\w.-]+)*/", name)
        if (is_file or is_folder) and not re.search(r"[<>$…{}:A-Z]{2}|[<>$…{}:]", name.replace("README", "")):
            yield name


def test_every_path_named_in_a_document_exists() -> None:
    defects = []
    for document in documents():
        text = document.read_text(encoding="utf-8")
        for name in named_paths(text):
            if not name.startswith(MADE_BY_COMMANDS) and not any(PROJECT.glob(name)):
                defects.append(f"{where(document)} names {name}, which is not there")
        for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
            if "://" not in link and not link.startswith("mailto:") and not (document.parent / link).exists():
                defects.append(f"{where(document)} links to {link}, which is not there")
    assert not defects, readable(defects, "correct the name, or write what is missing.")


def test_the_server_answers_this_machine_only_and_reports_to_nobody() -> None:
    settings = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["address"] in ("localhost", "127.0.0.1")
    assert settings["browser"]["gatherUsageStats"] is False
