"""What is left of somebody on disk."""

from pathlib import Path


def bytes_of(folder: Path) -> bytes:
    """Every byte of every file of the store, and the names of its files."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return b"\n".join([*(str(path).encode() for path in files), *(path.read_bytes() for path in files)])
