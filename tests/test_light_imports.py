"""What a command or a server that starts must not wait for: each is started in a process of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
HEAVY = {"scipy", "plotly", "wordcloud", "typst", "simplemma", "xlsxwriter"}


@pytest.mark.parametrize(
    ("module", "heavy"),
    [
        # Streamlit brings Plotly itself (1.67).
        ("server", HEAVY - {"plotly"} | {"pandas", "duckdb"}),
        ("manage", HEAVY | {"pandas", "numpy", "duckdb", "streamlit"}),
        ("data.queries", HEAVY),
        ("data.publish.health", HEAVY | {"pandas", "duckdb"}),
        ("analytics.language.texts", HEAVY | {"pandas", "numpy"}),
        ("data.changing", {"scipy.stats", "plotly", "wordcloud", "typst"}),  # whatever changes a store
    ],
)
def test_a_module_at_an_entrance_brings_nothing_heavy_with_it(module: str, heavy: set[str]) -> None:
    program = f"import sys, {module}; print(*sys.modules)"
    answer = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert heavy & set(answer.stdout.split()) == set()


def test_nothing_imports_what_a_server_goes_without() -> None:
    """Packages that others ask for are left out of requirements-run.lock: whoever imported one would fail there."""
    (unused,) = re.findall(r"^UNUSED := (.+)$", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.M)
    names = [{"fonttools": "fontTools"}.get(name, name) for name in unused.split()]
    lock = (PROJECT / "requirements-run.lock").read_text()
    assert not [name for name in unused.split() if f"\n{name}==" in lock]
    program = f"""
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys({names}))
import server, analytics, data
for package in (analytics, data):
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if module.name not in {{"data.publish.spark", "data.intake.reading.child"}}:
            importlib.import_module(module.name)
"""
    answer = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
