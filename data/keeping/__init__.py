"""What leaves the store or watches over it: backups, exports, the pack, clouds, the check-up."""

from enum import StrEnum


class Form(StrEnum):
    """How tables are written to files."""

    csv = "csv"
    parquet = "parquet"
