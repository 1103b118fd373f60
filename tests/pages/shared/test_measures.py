"""What monitoring is told: numbers in Prometheus' format, of a store that opens and of one that does not."""

import re
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from data import VERSION
from pages.shared import measures

LINE = re.compile(r'[a-z_]+(\{[a-z]+="[^"\\]*"\})? \d+(\.\d+)?')


def told(home: Path, monkeypatch: pytest.MonkeyPatch, **headers: str) -> tuple[int, list[str]]:
    monkeypatch.setenv("BINOMES_HOME", str(home))
    answer = TestClient(Starlette(routes=[Route("/mesures", measures.answer)])).get(
        "/mesures", headers=headers
    )
    return answer.status_code, answer.text.splitlines()


def test_each_measure_has_its_help_and_its_kind(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, lines = told(demo_home, monkeypatch)
    assert code == 200
    values = [line for line in lines if not line.startswith("#")]
    assert all(LINE.fullmatch(line) for line in values), values
    assert len([line for line in lines if line.startswith("# HELP")]) == len(values)
    assert {f'binomes_info{{version="{VERSION}"}} 1', "binomes_up 1", "binomes_generation 1"} <= set(values)


def test_a_store_that_shows_nothing_is_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "binomes_up 0" in told(tmp_path, monkeypatch)[1]


def test_nothing_is_told_through_a_proxy(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(demo_home, monkeypatch, **{"x-forwarded-for": "192.0.2.1"})[0] == 404
