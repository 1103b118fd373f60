"""Prints every sentence of the gallery, to be read by a person, and what no sentence may be.

python -m benchmarks.gallery [--only NAME…] [--weeks] [--audience board] [--language en] [--keep DIR] [--faults]
A text is printed where it is first read: what every programme says stands once.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.gallery import reading, rules
from benchmarks.gallery.programmes import GALLERY, build, every_week


def main() -> int:
    asked = argparse.ArgumentParser(prog="python -m benchmarks.gallery")
    asked.add_argument("--only", nargs="+", help="names of programmes, or parts of them")
    asked.add_argument("--weeks", action="store_true", help="the invented programme at every week instead")
    asked.add_argument("--audience", nargs="+", default=["coordinator", "board"])
    asked.add_argument("--language", nargs="+", default=["fr", "en"])
    asked.add_argument("--keep", type=Path, help="a folder in which stores are kept for the next run")
    asked.add_argument("--faults", action="store_true", help="what is wrong alone, without the sentences")
    given = asked.parse_args()
    chosen = every_week() if given.weeks else GALLERY
    names = [name for name in chosen if not given.only or any(part in name for part in given.only)]
    faults = 0
    with TemporaryDirectory() as passing:
        seen: set[tuple[str, str, str]] = set()
        for name in names:
            home = (given.keep or Path(passing)) / name.replace(" ", "-").replace("/", "-")
            if not home.exists():
                build(home, chosen[name])
            for audience in given.audience:
                for language in given.language:
                    faults += show(name, home, audience, language, seen, is_told=not given.faults)
    print(f"\n{len(names)} programmes, {faults} faults")
    return int(faults > 0)


def show(
    name: str, home: Path, audience: str, language: str, seen: set[tuple[str, str, str]], is_told: bool
) -> int:
    """Prints what was not read before, with its faults: how many of these."""
    print(f"\n=== {name} · {audience} · {language}")
    summary, ledger, is_exact = (
        reading.summary(home, audience),
        reading.ledger(home),
        audience == "coordinator",
    )
    found = [*rules.negative(summary), *(rules.identities(summary) if is_exact else ())]
    for fault in found:
        print(f"    !! {fault}")
    faults = len(found)
    for told in reading.everything(home, audience, language):
        wrong = list(rules.faults_of(told, language, rules.living(summary)))
        wrong += rules.quantities(told, language, ledger) if is_exact else ()
        faults += len(wrong)
        key = (told.page, told.kind if wrong else "", told.text)
        if key in seen:
            continue
        seen.add(key)
        if (is_told and told.kind not in ("drawn", "table", "dataframe") and told.page != "method") or wrong:
            print(f"{told.page:11} {told.kind:9} {told.text}")
        for fault in wrong:
            print(f"    !! {fault}")
    sys.stdout.flush()
    return faults


if __name__ == "__main__":
    raise SystemExit(main())
