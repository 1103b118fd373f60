"""Open data: the board's figures as described tables, which a spreadsheet, a notebook or another tool reads alone.

A Data Package (datapackage.org, version 2): one CSV and one Parquet a table, and `datapackage.json`, which says of each
column its name, its type and what it means. Made of figures.duckdb, in which nobody is.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from duckdb import DuckDBPyConnection

from analytics.disclosure.explained import at_length
from analytics.edition import Edition
from analytics.language import labels
from analytics.language.hidden import Hidden
from analytics.language.spreadsheets import harmless
from analytics.language.texts import Translator
from data import VERSION, queries
from data.generations import files
from data.generations.store import Generation
from data.keeping import siting
from data.problems import refusal
from data.sql import sql_files

DESCRIPTION = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "binomes"  # of the package: by it, a folder that was written here is known again
# Any other type is a whole number, or what `_type` says.
TYPES = {"VARCHAR": "string", "BOOLEAN": "boolean", "DATE": "date", "DOUBLE": "number", "FLOAT": "number"}


def write(generation: Generation, target: Path, edition: Edition) -> list[Path]:
    """Writes the tables of the generation that the board may see into the folder `target`: the files written.

    Texts are in the language of the `edition`, which is the board's. The folder is new, empty, or one that this wrote,
    which is replaced whole. Refused, and nothing changed, for another one or where nothing can be written.
    """
    if target.exists() and not (target.is_dir() and (not any(target.iterdir()) or _is_ours(target))):
        raise refusal(
            "There is something else there, which stays as it is.",
            "Give the name of a new folder, or of one that this command wrote.",
            file=str(target),
        )
    parent = target.resolve().parent
    if not parent.is_dir():
        raise refusal("This folder does not exist.", "Check the path.", file=str(parent))
    try:
        with siting.room_beside(target) as room:
            with duckdb.connect(queries.audience_file(generation, "board"), read_only=True) as con:
                tables = list(_tables(con, room, edition.t))
            described = json.dumps(_description(generation, edition, tables), ensure_ascii=False, indent=2)
            files.write(room / DESCRIPTION, f"{described}\n".encode())
            written = sorted(path.name for path in room.iterdir())
            for name in written:
                (room / name).chmod(0o644)  # made to be given away
            room.chmod(0o755)
            siting.put_in_place(room, target)
    except OSError as error:
        raise siting.not_written(target, error) from None
    return [target / name for name in written]


def _is_ours(folder: Path) -> bool:
    try:
        return bool(json.loads((folder / DESCRIPTION).read_bytes())["name"] == NAME)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _tables(con: DuckDBPyConnection, room: Path, t: Translator) -> Iterator[dict[str, Any]]:
    """Writes each table that has rows, and describes it as two resources, of CSV and of Parquet."""
    meanings: dict[str, dict[str, str]] = {}
    for view, _, column, meaning in con.execute(queries.text("definition")).fetchall():
        meanings.setdefault(view, {})[column] = meaning
    subjects: dict[str, str] = dict(
        con.execute("select view_name, comment from duckdb_views() where comment is not null").fetchall()
    )
    for view in sorted(sql_files("figures")):
        answer = con.execute(f"from {view}")
        columns = [(name, str(kind)) for name, kind, *_ in answer.description or []]
        rows = answer.fetchall()
        if not rows:
            continue
        con.table(view).write_parquet(str(room / f"{view}.parquet"))
        _write_csv(room / f"{view}.csv", [name for name, _ in columns], rows)
        fields = [
            {
                "name": name,
                "type": _type(kind),
                **({"title": labels.name(name, t)} if name in labels.COLUMNS else {}),
                **({"description": t(meanings[view][name])} if name in meanings.get(view, {}) else {}),
            }
            for name, kind in columns
        ]
        described = {"title": view, "description": t(subjects[view])} if view in subjects else {"title": view}
        yield {
            "name": view.replace("_", "-"),
            **described,
            "path": f"{view}.csv",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": fields, "missingValues": _missing(t)},
        }
        yield {
            "name": f"{view.replace('_', '-')}-parquet",
            **described,
            "path": f"{view}.parquet",
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
        }


def _write_csv(path: Path, names: list[str], rows: list[tuple[Any, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([_cell(value) for value in row] for row in rows)


def _cell(value: Any) -> Any:
    """A value as the CSV holds it: nothing where it is absent, a word where it is hidden, no text that is a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    plain = queries.plain(value)
    return harmless(plain) if isinstance(plain, str) else plain


def _type(kind: str) -> str:
    if kind.startswith("TIMESTAMP"):
        return "datetime"
    if kind.endswith("[]") or kind.startswith(("STRUCT", "MAP")):
        return "any"
    return TYPES.get(kind, "number" if kind.startswith("DECIMAL") else "integer")


def _missing(t: Translator) -> list[dict[str, str]]:
    return [
        {
            "value": "",
            "label": t("not provided, or withheld because a hidden count could be deduced from it"),
        },
        {"value": str(Hidden()), "label": t("hidden: too few persons")},
    ]


def _description(generation: Generation, edition: Edition, resources: list[dict[str, Any]]) -> dict[str, Any]:
    t = edition.t
    return {
        "$schema": PROFILE,
        "name": NAME,
        "title": t("The figures of the mentoring programme"),
        "description": "\n\n".join((edition.source, *at_length(edition.dataset, t))),
        "version": str(generation.number),
        "created": generation.manifest["created_at"],
        "sources": [{"title": edition.source}],
        "binomes": {
            "version": VERSION,
            "publication": generation.number,
            "figures": files.sha256(generation.figures),
            "isInvented": edition.is_invented,
            "inParquet": t("a hidden count is NaN, an absent one is null"),
        },
        "resources": resources,
    }
