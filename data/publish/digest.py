"""What the records of a generation hold, by table, as one digest: two generations that hold the same have the same."""

import hashlib
from pathlib import Path

from duckdb import DuckDBPyConnection

PERSONAL = (
    *("campaign", "application", "wish", "mentor", "volunteer", "pairing", "meeting", "survey", "training"),
    *("attribute", "event", "target", "term_choice"),
    *("student_address", "mentor_address", "sector_alias", "status_meaning", "campaign_state", "published"),
    *("exceptional_campaign", "asking", "contact", "remark"),
)
# Tables which stores of earlier versions do not have: they count in a digest only when they hold rows
LATER = PERSONAL[-10:]


def content_digest(con: DuckDBPyConnection, folder: Path | None = None) -> str:
    """A digest of what the records hold, whatever the order of rows and files: 64 hexadecimal digits.

    Per table, the number of rows and the sums of both halves of the MD5 of each row as JSON; then SHA-256 of these.
    With `folder`, of the records that were exported there as Parquet.
    """
    sums = []
    for table in PERSONAL:
        if folder and table in LATER and not (folder / f"{table}.parquet").exists():
            continue
        source = "read_parquet($file, hive_partitioning = false)" if folder else f"records.{table}"
        row = con.execute(
            f"""
            select count(*), sum((md5 >> 64)::hugeint), sum((md5 & 18446744073709551615)::hugeint)
            from (select md5_number(to_json(row)::varchar) as md5 from {source} as row)
        """,
            {"file": str(folder / f"{table}.parquet")} if folder else {},
        ).fetchone()
        if row and (row[0] or table not in LATER):
            sums.append((table, row))
    return hashlib.sha256(repr(sums).encode()).hexdigest()
