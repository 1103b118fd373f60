"""What the contract says of the columns of an export."""

import re
from pathlib import Path

import duckdb

from data import contract
from data.sql import sql_text


def test_no_two_columns_of_a_table_share_a_header() -> None:
    for table, listed in contract.contract().items():
        headers = [
            header
            for column in listed
            for header in column.headers
            if column.type not in ("email", "campaign")
        ]
        shared = {header for header in headers if headers.count(header) > 1}
        assert not shared, f"{table}: {shared}"


def test_the_templates_page_lists_every_column() -> None:
    page = (Path(__file__).resolve().parents[2] / "data" / "templates" / "README.md").read_text()
    for table, listed in contract.contract().items():
        section = re.split(r"^## ", page.split(f": {table}\n")[1], flags=re.M)[0]
        for column in listed:
            assert (
                f"| `{column.name}` | {column.type} | {'yes' if column.is_required else 'no'} | {column.meaning} |"
                in section
            )


def test_a_sign_is_the_same_word_in_python_and_in_sql() -> None:
    with duckdb.connect() as con:
        con.execute(sql_text("parsing"))
        for sign, word in contract.SIGNS.items():
            for written in (sign, f"{sign}\ufe0f", f" {sign} "):
                assert con.execute("select folded(?)", [written]).fetchone() == (word,), sign
                assert contract.folded(written) == word
