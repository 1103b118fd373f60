"""A drawing of texts and boxes, as an SVG file or as a PNG picture: the same places, the same font, white ground."""

import base64
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from types import MappingProxyType

from PIL import Image, ImageDraw, PngImagePlugin

from analytics.charts.families import COLOURS
from analytics.charts.places import FONT, REGULAR, STRONG, font

# From less than elsewhere (−3, orange) over no difference shown (0, grey) to more (3, blue): light, dark.
_ENDS = {"light": ("#b35806", "#687386", "#1f5fa8"), "dark": ("#f5b26b", "#98a6bd", "#7db7f7")}
STRONGEST = 3
INK, NOTE = ("#15223b", "#e9edf4"), ("#556074", "#a9b6cb")
PAPER = "Binomes Sans"  # fonts/BinomesSans-*.ttf
FAMILY = "'Source Sans of the cloud','Source Sans 3','Source Sans Pro',sans-serif"


@dataclass(frozen=True)
class Text:
    """One line of text: where its baseline starts (or has its middle), its size, the width it must keep to."""

    text: str
    x: float
    y: float
    size: float
    tone: int | str = 0  # from −STRONGEST to STRONGEST, or 'ink', 'note', or a family of themes
    width: float | None = None  # None: as wide as the font makes it
    is_centred: bool = False
    hint: str = ""
    mark: int = 0  # 1: more than elsewhere is shown; −1: less

    @property
    def weight(self) -> int:
        """How strong its letters are."""
        return STRONG if self.is_marked or self.tone == "ink" else REGULAR

    @property
    def is_marked(self) -> bool:
        """Whether it stands out by its weight and a line under it, so that colour is not alone."""
        return self.mark != 0 or (isinstance(self.tone, int) and self.tone != 0)


@dataclass(frozen=True)
class Drawing:
    """What is drawn on `width` × `height` pixels, with the name and the description that are read aloud."""

    width: float
    height: float
    texts: Sequence[Text]
    boxes: Sequence[tuple[float, float, float, float, int | str]]  # x, y, width, height, tone
    name: str = ""
    description: str = ""


@cache
def colours(scheme: str) -> Mapping[int | str, str]:
    """Tone → colour in `scheme`, 'light' or 'dark'."""
    less, none, more = _ENDS[scheme]
    place = 0 if scheme == "light" else 1
    tones = {tone: _mixed(none, more if tone > 0 else less, abs(tone) / STRONGEST) for tone in range(-3, 4)}
    families = {name: pair[place] for name, pair in COLOURS.items()}
    return MappingProxyType({**tones, **families, "ink": INK[place], "note": NOTE[place]})


def tone_of(z: float | None, kind: str | None) -> int:
    """The tone of a word: 0 unless a difference is shown, then stronger with its z, which counts up to 4."""
    if z is None or kind not in ("more", "less"):
        return 0
    strength = 1 if abs(z) < 2.75 else 2 if abs(z) < 3.5 else STRONGEST
    return strength if kind == "more" else -strength


def underline(width: float, size: float) -> tuple[float, float]:
    """How far under the baseline the line of a marked word stands, and how thick it is."""
    return 0.13 * size, max(0.045 * size, 1.0)


def svg(drawing: Drawing, is_alone: bool = True) -> str:
    """The drawing as an SVG file that needs nothing else, its font within; every text in it is escaped.

    Not `is_alone`, it is for a document that has the fonts of paper.
    """
    name, described = html.escape(drawing.name), html.escape(drawing.description)
    body = [_svg_box(box) for box in drawing.boxes] + [_svg_text(text) for text in drawing.texts]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width:g} {drawing.height:g}" '
            f'width="{drawing.width:g}" height="{drawing.height:g}" role="img" aria-labelledby="name about">',
            f'<title id="name">{name}</title>\n<desc id="about">{described}</desc>',
            f"<style>{_font_face()}</style>" if is_alone else "",
            '<rect width="100%" height="100%" fill="#ffffff"/>',
            f'<g font-family="{FAMILY if is_alone else PAPER}">',
            *body,
            "</g>\n</svg>\n",
        ]
    )


def png(drawing: Drawing, scale: float = 3) -> bytes:
    """The drawing as a PNG picture, `scale` pixels for each of its own, with its description in the file."""
    picture = Image.new("RGB", (round(drawing.width * scale), round(drawing.height * scale)), "#ffffff")
    canvas = ImageDraw.Draw(picture)
    for x, y, width, height, tone in drawing.boxes:
        box = (x * scale, y * scale, (x + width) * scale, (y + height) * scale)
        canvas.rectangle(box, fill=colours("light")[tone])
    for text in drawing.texts:
        _paint(canvas, text, scale)
    about = PngImagePlugin.PngInfo()
    about.add_itxt("Title", drawing.name)
    about.add_itxt("Description", drawing.description)
    file = BytesIO()
    picture.save(file, "PNG", pnginfo=about, optimize=True)
    return file.getvalue()


@cache
def _font_face() -> str:
    font_file = base64.b64encode(FONT.read_bytes()).decode()
    name = FAMILY.split(",")[0]
    return f"@font-face{{font-family:{name};font-weight:200 900;src:url(data:font/woff2;base64,{font_file})}}"


def _svg_text(text: Text) -> str:
    colour = colours("light")[text.tone]
    named = f"<title>{html.escape(text.hint)}</title>" if text.hint else ""
    fitted = f' textLength="{text.width:.1f}" lengthAdjust="spacingAndGlyphs"' if text.width else ""
    middle = ' text-anchor="middle"' if text.is_centred else ""
    weight = f' font-weight="{text.weight}"' if text.weight != REGULAR else ""
    drawn = (
        f'<text x="{text.x:.1f}" y="{text.y:.1f}" font-size="{text.size:.2f}" fill="{colour}"'
        f"{fitted}{middle}{weight}>{named}{html.escape(text.text)}</text>"
    )
    if not text.is_marked or not text.width:
        return drawn
    below, thick = underline(text.width, text.size)
    left = text.x - text.width / 2 if text.is_centred else text.x
    dots = f' stroke-dasharray="{thick:.1f} {2 * thick:.1f}"' if _is_less(text) else ""
    return drawn + (
        f'<path d="M{left:.1f} {text.y + below:.1f}h{text.width:.1f}" stroke="{colour}"'
        f' stroke-width="{thick:.1f}"{dots}/>'
    )


def _svg_box(box: tuple[float, float, float, float, int | str]) -> str:
    x, y, width, height, tone = box
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{colours("light")[tone]}"/>'
    )


def _paint(canvas: ImageDraw.ImageDraw, text: Text, scale: float) -> None:
    colour = colours("light")[text.tone]
    drawn = font(max(round(text.size * scale), 1), text.weight)
    canvas.text((text.x * scale, text.y * scale), text.text, colour, drawn, "ms" if text.is_centred else "ls")
    if not text.is_marked or not text.width:
        return
    below, thick = underline(text.width, text.size)
    half, y = text.width * scale / 2, (text.y + below) * scale
    middle = text.x * scale if text.is_centred else text.x * scale + half
    dash = 3 * thick * scale if _is_less(text) else 2 * half
    left = middle - half
    while left < middle + half:
        right = min(left + (thick * scale if _is_less(text) else 2 * half), middle + half)
        canvas.line((left, y, right, y), fill=colour, width=max(round(thick * scale), 1))
        left += dash


def _is_less(text: Text) -> bool:
    return text.mark < 0 or (isinstance(text.tone, int) and text.tone < 0)


def _mixed(one: str, other: str, part: float) -> str:
    """The colour `part` of the way from one to the other."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * part):02x}" for a, b in pairs)
