"""Every shape of export is read right, or asked about, or warned of in words; none is wrong in silence."""

from importlib import import_module
from pathlib import Path

import pytest

from data import changing
from data.problems import Refused
from tests.data.intake.sending import asked
from tests.data.intake.shapes.shape import Shape, figures_of
from tests.data.intake.taken import taken

PROJECT = Path(__file__).resolve().parents[3]
MODULES = [
    import_module(f"tests.data.intake.shapes.{path.stem}")
    for path in sorted((Path(__file__).parent / "shapes").glob("*.py"))
    if path.stem != "shape"
]
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
    assert len({shape.name for shape in SHAPES}) == len(SHAPES) >= 190


def test_each_recipe_of_the_guide_is_tried() -> None:
    guide = (
        (PROJECT / "docs" / "import.md")
        .read_text(encoding="utf-8")
        .partition("## The tools")[2]
        .partition("\n## ")[0]
    )
    tools = [line.split("|")[1].strip().lower() for line in guide.splitlines() if line.startswith("| ")][2:]
    assert len(tools) >= 12
    assert [tool for tool in tools if not any(shape.name.startswith(tool) for shape in SHAPES)] == []


WHOLE = {  # shape → applications, pairs, volunteers and places of the X22, once published
    "google forms, csv of the answers, French": (3, 0, 0, 0),
    "microsoft forms of mentors, the campaign in the name of the file": (0, 0, 2, 3),
    "both sides on one row, French": (2, 2, 0, 0),
    "excel, all of the programme in one workbook, with a notice and lists": (2, 1, 0, 0),
    "one list with a role and the places of mentors": (1, 0, 1, 2),
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_shape_imported_whole_counts_the_same(name: str, tmp_path: Path) -> None:
    shape = next(shape for shape in SHAPES if shape.name == name)
    outcome = changing.import_exports(tmp_path / "programme", [shape.written(tmp_path / "files")])
    counts = [
        outcome.after["X22"].get(name) or 0
        for name in ("applications", "counted_pairs", "volunteers", "capacity")
    ]
    assert (outcome.generation, tuple(counts)) == (1, WHOLE[name])
