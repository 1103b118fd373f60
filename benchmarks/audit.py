"""What a server is made of, and whether a defect of it is known: writes sbom.json, then asks the index of defects.

    make audit

`sbom.json` (CycloneDX 1.6) has each package of requirements-run.lock with its version and the digests of its files. The
look-up is pip-audit's, of every locked package. One that was not found was not audited; where none was, because the
index is not reached, the audit fails.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks import require
from data import VERSION

PROJECT = Path(__file__).resolve().parents[1]
RUN, ALL = PROJECT / "requirements-run.lock", PROJECT / "requirements.lock"
PINNED = re.compile(r"^([\w.-]+)==([^\s;\\]+)")
DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True)
class Package:
    """One locked package: its name, its version, the SHA-256 of each file of it."""

    name: str
    version: str
    digests: tuple[str, ...]


def packages(lock: Path) -> Iterator[Package]:
    """The packages of a lock file, in its order."""
    for block in re.split(r"\n(?=[\w.-]+==)", lock.read_text(encoding="utf-8")):
        if pinned := PINNED.match(block):
            yield Package(pinned[1], pinned[2], tuple(DIGEST.findall(block)))


def bill(found: list[Package]) -> dict[str, object]:
    """The packages as a CycloneDX bill of materials."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "binomes", "version": VERSION}},
        "components": [
            {
                "type": "library",
                "name": package.name,
                "version": package.version,
                "purl": f"pkg:pypi/{package.name}@{package.version}",
                "hashes": [{"alg": "SHA-256", "content": digest} for digest in package.digests],
            }
            for package in found
        ],
    }


def main() -> None:
    found = list(packages(RUN))
    (PROJECT / "sbom.json").write_text(json.dumps(bill(found), indent=1) + "\n", encoding="utf-8")
    command = [".venv-audit/bin/pip-audit", "-r", str(ALL), "--disable-pip", "--require-hashes", "-f", "json"]
    answer = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    looked_up = json.loads(answer.stdout or '{"dependencies": []}')["dependencies"]
    known = {item["name"]: [defect["id"] for defect in item.get("vulns", [])] for item in looked_up}
    defects = {name: ids for name, ids in known.items() if ids}
    for name, ids in defects.items():
        print(f"{name}: {', '.join(ids)}")
    audited = sum("vulns" in item for item in looked_up)
    print(f"{len(looked_up) - audited} packages were not found in the index of defects")
    require({"packages of a server": len(found), "packages audited": audited})
    sys.exit(bool(defects))


if __name__ == "__main__":
    main()
