"""Which process of this machine serves."""

from pathlib import Path


def process_of(port: int) -> int:
    """The process that serves on that port, by /proc."""
    wanted = [b"--server.port", str(port).encode()]
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if all(word in words for word in wanted):
            return int(folder.name)
    raise RuntimeError(f"no process serves port {port}")
