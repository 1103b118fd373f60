"""What a page shows as HTML: every text escaped, every part once and in its place."""

from pages.site.document import packed, unpacked
from pages.site.elements import Parts, inline


def test_markdown_is_written_and_no_text_is_markup() -> None:
    assert inline("**Il manque** <b>5</b> places") == "<strong>Il manque</strong> &lt;b&gt;5&lt;/b&gt; places"
    assert inline("[x](javascript:alert)") == "[x](javascript:alert)"


def test_a_badge_is_a_box_without_its_icon() -> None:
    assert (
        inline(":orange-badge[:material/science: Jeu d’exemple]")
        == '<span class="badge orange">Jeu d’exemple</span>'
    )


def test_a_part_is_kept_once_and_comes_back_in_its_place() -> None:
    parts = Parts()
    names = [parts.put("<svg/>"), parts.put("<svg/>"), parts.put("<table/>")]
    assert len(parts.kept) == 2
    assert parts.whole(f"a{names[0]}b{names[1]}c{names[2]}") == "a<svg/>b<svg/>c<table/>"


def test_what_is_packed_is_read_again() -> None:
    assert unpacked(packed("190 binômes ⟦x⟧")) == "190 binômes ⟦x⟧"
