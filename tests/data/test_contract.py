"""What the contract says of the columns of an export."""

import re
from pathlib import Path

from data import contract


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
