"""The documents are executed: every shell block of them, in order, in a bare Debian that has nothing yet.

    python -m benchmarks.documents [README.md docs/deploy.md …] [--base DIR] [--bind DIR …] [--suite bookworm]

As root, with debootstrap. Each document gets a root of its own, a copy of the bare one; README, the guide and
operations are followed by a new user without privileges, deploy.md by root. What a comment before a block asks for
(`benchmarks.blocks`) is done: it says why a block is not run, what is put there before, what the answer has to hold, or
where something serves. Units of systemd are started by hand, as their users, with their settings (`units.sh`).
Prints a line a block; ends with the number of blocks and claims that held, and 1 when one did not.
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import nullcontext
from pathlib import Path

from benchmarks import require, signed
from benchmarks.blocks import DOCUMENTS, PROJECT, Block, blocks

AS_ROOT = ("docs/deploy.md",)
# Where the project lies in the bare root.
PLACES = {True: "/opt/binomes", False: "/home/lea/un dossier à moi/binomes"}
# What README had installed.
AFTER_README = "(apt-get update && apt-get install -y make python3-venv) >/trial/apt.log 2>&1"
VISITED_WITHIN = 180  # seconds
SERVED_WITHIN = 240  # seconds, the set-up included
UNITS = (PROJECT / "benchmarks" / "units.sh").read_text(encoding="utf-8")
# What lets the package clients of the bare root reach what those of this machine reach.
CLIENTS = (
    *(f"etc/apt/{name}" for name in ("sources.list", "sources.list.d", "apt.conf.d", "auth.conf.d")),
    *(
        "etc/pip.conf",
        "etc/ssl/certs",
        "etc/resolv.conf",
        "usr/local/share/ca-certificates",
        "usr/share/keyrings",
    ),
)
PASSED = ("PIP_", "SSL_", "REQUESTS_", "http_proxy", "https_proxy", "no_proxy")


def bare(base: Path, suite: str) -> None:
    """A Debian with what is in every Debian, at `base`; made once."""
    if not (base / "etc" / "debian_version").exists():
        subprocess.run(
            ["debootstrap", "--variant=minbase", suite, str(base)], check=True, stdout=subprocess.DEVNULL
        )


def furnished(base: Path, root: Path, place: str) -> None:
    """A copy of the bare root with the project as git has it at `place`, and this machine's way to the registries."""
    subprocess.run(["cp", "-a", "--reflink=auto", str(base), str(root)], check=True)
    for name in CLIENTS:
        source, target = Path("/") / name, root / name
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True, symlinks=True)
        elif source.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source.resolve(), target)
    project = root / place.lstrip("/")
    project.mkdir(parents=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True).stdout
    copied = subprocess.run(
        ["tar", "-c", "--null", "-T", "-"], cwd=PROJECT, input=listed, check=True, capture_output=True
    )
    subprocess.run(["tar", "-x", "-C", str(project)], input=copied.stdout, check=True)


def script(document: str, place: str, filled: Mapping[str, str]) -> str:
    """What follows the document inside its root: each block, its answer, its exit code, its seconds."""
    as_root = document in AS_ROOT
    lines = ["set -u", "mkdir -p /trial", "chmod 777 /trial"]
    if as_root:
        lines.append("echo 127.0.0.1 localhost >>/etc/hosts")  # for the provider, which is of this machine
    if not as_root:
        lines += [
            "useradd --create-home --shell /bin/bash lea 2>/dev/null",
            f"chown -R lea: {shlex.quote(str(Path(place).parent))}",
            *(() if document == "README.md" else (AFTER_README,)),
        ]
    for block in blocks(document):
        if block.why_not:
            lines += [UNITS] if "enable --now binomes " in block.text else []
            continue
        is_roots = as_root or block.is_roots
        lines.append(
            f"cat >/trial/{block.line}.sh <<'END_OF_BLOCK'\n{_prologue(block, place)}{block.text}\nEND_OF_BLOCK"
        )
        user = (
            "" if is_roots else "setpriv --reuid=lea --regid=lea --init-groups env HOME=/home/lea USER=lea "
        )
        run = f"{user}bash -euo pipefail /trial/{block.line}.sh >/trial/{block.line}.out 2>&1 </dev/null"
        seconds = f'echo "$? $(($(date +%s) - began))" >/trial/{block.line}.rc'
        lines.append(f"began=$(date +%s); {run}; {seconds}")
    if as_root:
        lines.append(
            f": >/trial/ready; for i in $(seq {VISITED_WITHIN}); do [ -e /trial/seen ] && break; sleep 1; done"
        )
    text = "\n".join(lines) + "\n"
    for written, typed in filled.items():
        text = text.replace(written, typed)
    return text


def _prologue(block: Block, place: str) -> str:
    """What stands before the words of a block: where it is typed, what was put there, how what serves is stopped."""
    lines = [f"cd {shlex.quote(place)}", 'sudo() { "$@"; }', *block.before]
    if block.serves:
        command, block.text = block.text, ""
        asked = f"python3 -c \"import urllib.request as r; print(r.urlopen('{block.serves}').status)\""
        lines += [
            "set -m",  # a job in the background takes Ctrl-C only as a group of its own
            f"{_first_command(command)} & pid=$!",
            f"for i in $(seq {SERVED_WITHIN}); do {asked} >/dev/null 2>&1 && break; sleep 1; done",
            asked,
            "kill -INT -$pid; wait $pid || [ $? = 130 ]",  # make says that it was interrupted
        ]
    return "\n".join(lines) + "\n"


def _first_command(text: str) -> str:
    return text.strip().splitlines()[0].partition("#")[0].strip()


def followed(document: str, base: Path, binds: list[str]) -> tuple[int, int, int]:
    """Follows one document; how many blocks ran, how many claims they held, and how many of either failed."""
    place = PLACES[document in AS_ROOT]
    room = Path(tempfile.mkdtemp(prefix="documents-"))
    root = room / "root"
    try:
        furnished(base, root, place)
        with signed.filled_in() if document in AS_ROOT else nullcontext({}) as filled:
            (root / "trial.sh").write_text(script(document, place, filled), encoding="utf-8")
            with subprocess.Popen(entered(root, binds), env=environment()) as trial:
                seen = visited(root, trial) if document in AS_ROOT else []
        ran, held, failed = told(document, root)
        print("\n".join(f"{document}  {line}" for line in seen))
        missing = sum(line.startswith("no ") for line in seen)
        return ran, held + len(seen) - missing, failed + missing
    finally:
        shutil.rmtree(room, ignore_errors=True)


def entered(root: Path, binds: list[str]) -> list[str]:
    """The command that follows the trial inside the root, in namespaces of its own, which end with it."""
    mounts = [f"mount -t proc proc {root}/proc", f"mount --rbind /dev {root}/dev"]
    for folder in binds:
        (root / folder.lstrip("/")).mkdir(parents=True, exist_ok=True)
        mounts.append(f"mount --bind {folder} {root}{folder}")
    return [
        "unshare",
        "--mount",
        "--pid",
        "--fork",
        "--kill-child",
        "sh",
        "-ec",
        "; ".join([*mounts, f"chroot {root} bash /trial.sh"]),
    ]


def environment() -> dict[str, str]:
    """What a trial knows: the usual path, French, and how this machine reaches its registries."""
    passed = {name: value for name, value in os.environ.items() if name.startswith(PASSED)}
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {"PATH": path, "LANG": "fr_FR.UTF-8", "DEBIAN_FRONTEND": "noninteractive", **passed}


def visited(root: Path, trial: "subprocess.Popen[bytes]") -> list[str]:
    """What visitors of the servers got, once the document was followed to its end; then the servers may go."""
    while trial.poll() is None and not (root / "trial" / "ready").exists():
        time.sleep(1)
    try:
        return signed.visits()
    finally:
        (root / "trial" / "seen").touch()


def told(document: str, root: Path) -> tuple[int, int, int]:
    """A line a block: its exit code, its seconds, and each claim that did not hold, with the end of the answer."""
    ran = held = failed = 0
    for block in blocks(document):
        if block.why_not:
            print(f"{document}:{block.line}  not run: {block.why_not}")
            continue
        answer = (root / "trial" / f"{block.line}.out").read_text(encoding="utf-8", errors="replace")
        code, seconds = (root / "trial" / f"{block.line}.rc").read_text().split()
        missing = [
            claim
            for claim in block.claims
            if claim not in answer.replace("\u202f", " ").replace("\u00a0", " ")
        ]
        ran, held = ran + 1, held + len(block.claims) - len(missing)
        print(f"{document}:{block.line}  exit {code}  {seconds} s  {len(block.claims)} claims", flush=True)
        if code != "0" or missing:
            failed += 1
            print("\n".join(f"    missing: {claim}" for claim in missing))
            print("\n".join(f"    | {line}" for line in answer.splitlines()[-12:]))
    for log in sorted((root / "trial").glob("*.log")):
        print(f"{document}  {log.name}: {log.read_text(errors='replace').strip()[-200:] or 'nothing'}")
    return ran, held, failed


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("documents", nargs="*", default=list(DOCUMENTS))
    asked.add_argument("--base", type=Path, default=Path(tempfile.gettempdir()) / "binomes-bare")
    asked.add_argument("--bind", action="append", default=[])
    asked.add_argument("--suite", default="bookworm")
    words = asked.parse_args()
    bare(words.base, words.suite)
    began = time.monotonic()
    sums = [followed(document, words.base, words.bind) for document in words.documents]
    ran, held, failed = (sum(column) for column in zip(*sums, strict=True))
    print(f"{failed} blocks failed, {time.monotonic() - began:.0f} s")
    require({"blocks executed": ran, "claims held": held})
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
