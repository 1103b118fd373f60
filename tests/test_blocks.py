"""The shell blocks of the documents: each is executed by `benchmarks.documents`, or says why not."""

import pytest

from benchmarks.blocks import DOCUMENTS, PROJECT, Block, blocks

ALL = [block for document in DOCUMENTS for block in blocks(document)]


@pytest.mark.parametrize("block", ALL, ids=lambda block: f"{block.document}:{block.line}")
def test_a_block_is_executed_or_says_why_not(block: Block) -> None:
    assert block.text.strip()
    if block.why_not:
        assert len(block.why_not.split()) > 4, "a reason is a sentence"
    elif "…" in block.text:
        assert "cat >" in block.text, "what has to be filled in cannot be executed"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_comment_of_a_block_is_understood(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    asked = sum(
        len([*filter(None, (block.why_not, block.serves))])
        + block.is_roots
        + len(block.before)
        + len(block.claims)
        for block in blocks(document)
    )
    assert text.count("<!-- ") == asked


@pytest.mark.parametrize("document", DOCUMENTS)
def test_documents_name_the_launcher_and_no_python(document: str) -> None:
    text = (PROJECT / document).read_text(encoding="utf-8")
    assert "python manage.py" not in text
    assert not [block for block in blocks(document) if "manage.py" in block.text]
