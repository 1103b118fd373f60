"""Every shape of export is read right, or asked about, or warned of in words; none is wrong in silence."""

from pathlib import Path

import pytest

from data.problems import Refused
from tests.data.intake.sending import asked
from tests.data.intake.shapes import (
    framaforms,
    google,
    lists,
    microsoft,
    others,
    pairs,
    people,
    spreadsheets,
    surveys,
    texts,
)
from tests.data.intake.shapes.shape import Shape, figures_of
from tests.data.intake.taken import taken

MODULES = (framaforms, google, lists, microsoft, others, pairs, people, spreadsheets, surveys, texts)
SHAPES = [shape for module in MODULES for shape in module.SHAPES]


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_a_shape_gives_what_it_says(shape: Shape, tmp_path: Path) -> None:
    files = [shape.written(tmp_path / "files")]
    if shape.asks or shape.refused:
        with pytest.raises(Refused) as refused:
            taken(tmp_path / "store", files)
        if shape.refused:
            assert shape.refused in refused.value.problems[0].sentence(str.format)
            return
        assert asked(refused) == list(shape.asks)
    found = taken(tmp_path / "store", files, shape.answers)
    assert figures_of(found) == shape.figures, found.said
    assert [line for line in found.said.splitlines() if not any(part in line for part in shape.says)] == []
    assert [part for part in shape.says if part not in found.said] == []
    assert len(found.aside) == shape.aside


def test_there_are_enough_shapes() -> None:
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 60
