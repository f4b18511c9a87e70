"""Finished pieces made by hand, right and wrong in one thing at a time, for the judge to be judged by.

Nothing here uses coban's painters: pikepdf writes the operators, fontTools gives the outlines,
zxing-cpp makes the code, Pillow draws the pictures.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import numpy as np
import pikepdf
import uharfbuzz as hb
import zxingcpp
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont
from PIL.PngImagePlugin import PngInfo
from tests.checks.patterns import placed

ROOT = Path(__file__).resolve().parents[2]
BOLD = ROOT / "assets/fonts/Arimo-Bold.ttf"
FACES = {
    "bold": BOLD,
    "regular": Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf"),
    "serif": Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Bold.ttf"),
    "narrow": Path("/usr/share/fonts/truetype/liberation/LiberationSansNarrow-Bold.ttf"),
}
INKS = {
    "field": ((100, 84, 0, 12), (0, 0x35, 0x80)),
    "white": ((0, 0, 0, 0), (255, 255, 255)),
    "pale": ((20, 12, 0, 0), (0xC9, 0xD8, 0xF0)),
    "red": ((0, 100, 100, 0), (227, 6, 19)),
    "tint": ((60, 48, 0, 6), (102, 134, 179)),
    "light-blue": ((92, 74, 0, 8), (22, 67, 143)),
    "faint": ((36, 22, 0, 0), (163, 183, 216)),
}


@dataclass(frozen=True)
class Line:
    """A line of outlined letters and the words that lie over it, which may differ when it lies."""

    role: str
    words: str
    x: float
    y: float
    size: float
    ink: str = "white"
    face: str = "bold"
    drawn: str | None = None


@dataclass(frozen=True)
class Piece:
    """A 600 × 100 cm banner; lengths in mm at final size, from the trim's top left corner."""

    width: float = 6000
    height: float = 1000
    bleed: float = 50
    scale: int = 10
    px: tuple[int, int] | None = None
    panel: tuple[float, float, float, float] | None = (-50, -50, 890, 1100)
    logo: tuple[float, float, float, float] = (150, 300, 500, 400)
    emblem: tuple[float, float, float, float] | None = (1000, 300, 400, 400)
    lines: tuple[Line, ...] = ()
    field_ink: str = "field"
    payload: str | None = None
    code: tuple[float, float, float] = (5250, 230, 540)
    """x, y, side of the modules."""
    quiet: float = 4
    level: str = "M"
    version: int | None = None
    dark: str = "field"
    light: str = "white"
    boxes: bool = True
    rgb: bool = False
    noise: int = 0
    """Side in pixels of a square of random colours: what does not compress."""
    emblem_last: bool = False
    """The emblem lies over everything."""
    turned: float = 0
    """Degrees that the code is turned about its corner."""
    wordless: bool = False
    """A picture that does not carry its words as text."""
    logos: tuple[tuple[str, float, float, float, float], ...] = ()
    """Patterns on the panel, each with its box, in place of the one logo."""
    mark: tuple[float, float, float, float] | None = None
    """The box of a pattern in place of the emblem's plain square."""
    spot: tuple[float, float, float, float] | None = None
    """A rectangle of the dark ink over the code's modules, as shares of its side."""
    picture: tuple[str, float, float, float, float] | None = None
    """A flat of an ink in the field: its ink and its box."""
    cropped: bool = False
    """The page is cut at the trim although the BleedBox is larger."""


def lang_son(words: tuple[str, str], place: str, payload: str | None, **wrong: object) -> Piece:
    """The banner of the sketches: lockup of two lines, the commune, the code."""
    lines = (
        Line("message", words[0], 1650, 400, 300),
        Line("message", words[1], 1650, 680, 210),
        Line("place", place, 1650, 860, 90, "pale"),
    )
    return replace(Piece(lines=lines, payload=payload), **wrong)  # type: ignore[arg-type]


def write(piece: Piece, path: Path) -> Path:
    """A PDF or a PNG, by the suffix."""
    if path.suffix == ".png":
        _png(piece, path)
    else:
        _pdf(piece, path)
    return path


def _pdf(piece: Piece, path: Path) -> None:
    unit = 72 / 25.4 / piece.scale
    margin = piece.bleed + 20 * piece.scale
    pdf = pikepdf.new()
    box = [0, 0, (piece.width + 2 * margin) * unit, (piece.height + 2 * margin) * unit]
    page = pdf.add_blank_page()
    page.MediaBox = pikepdf.Array([round(v, 4) for v in box])
    if piece.boxes:
        page.TrimBox = _box(piece, margin, 0, unit)
        page.BleedBox = _box(piece, margin, piece.bleed, unit)
    if piece.cropped:
        page.MediaBox = page.TrimBox
    if piece.scale != 1:
        page.UserUnit = piece.scale
    font = _invisible_font(pdf, "".join(line.words for line in piece.lines))
    forms, painting = pikepdf.Dictionary(), []
    for number, (role, content) in enumerate(_layers(piece)):
        form = pdf.make_stream(content.encode())
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([-margin, -margin, piece.width + margin, piece.height + margin])
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(G=font))
        forms[f"/L{number}-{role}"] = form
        painting.append(f"/L{number}-{role} Do")
    page.Resources = pikepdf.Dictionary(XObject=forms)
    # Millimetres, y downwards: the same frame as in a Piece.
    top = (piece.height + margin) * unit
    frame = f"q {unit:.8f} 0 0 {-unit:.8f} {margin * unit:.5f} {top:.5f} cm"
    page.Contents = pdf.make_stream(f"{frame} {' '.join(painting)} Q".encode())
    pdf.save(path, static_id=True)


def _layers(piece: Piece) -> Iterator[tuple[str, str]]:
    bleed = piece.bleed
    yield (
        "field",
        _ink(piece, piece.field_ink)
        + f"{-bleed} {-bleed} {piece.width + 2 * bleed} {piece.height + 2 * bleed} re f",
    )
    if piece.panel:
        drawn = "".join(map(_re, _logos(piece)))
        yield "sponsor", _ink(piece, "white") + _re(piece.panel) + _ink(piece, "field") + drawn
    if piece.picture:
        yield "motif", _ink(piece, piece.picture[0]) + _re(piece.picture[1:])
    if piece.mark or (piece.emblem and not piece.emblem_last):
        yield "emblem", _ink(piece, "white") + "".join(map(_re, _emblem(piece)))
    for role in dict.fromkeys(line.role for line in piece.lines):
        yield role, "\n".join(_line(piece, line) for line in piece.lines if line.role == role)
    if piece.payload:
        x, y, side = piece.code
        modules = code_modules(piece.payload, piece.level, piece.version)
        step = side / len(modules)
        quiet = piece.quiet * step
        card = (x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet)
        dots = "".join(
            f"{x + c * step:.4f} {y + r * step:.4f} {step:.4f} {step:.4f} re "
            for r, row in enumerate(modules)
            for c, dark in enumerate(row)
            if dark
        )
        angle = np.radians(piece.turned)
        turn = "{0:.5f} {1:.5f} {2:.5f} {0:.5f} {3} {4} cm".format(
            np.cos(angle), np.sin(angle), -np.sin(angle), x, y
        )
        back = f"1 0 0 1 {-x} {-y} cm "
        stain = _re(_spot(piece)) if piece.spot else ""
        content = f"{_ink(piece, piece.light)}{_re(card)}{_ink(piece, piece.dark)}{dots}f {stain}"
        yield "qr", f"q {turn} {back}{content} Q"
    if piece.emblem and piece.emblem_last:
        yield "emblem", _ink(piece, "white") + _re(piece.emblem)


def _logos(piece: Piece) -> list[tuple[float, float, float, float]]:
    return [rect for name, *box in piece.logos for rect in placed(name, tuple(box))] or [piece.logo]


def _emblem(piece: Piece) -> list[tuple[float, float, float, float]]:
    return placed("emblem", piece.mark) if piece.mark else [piece.emblem] if piece.emblem else []


def _spot(piece: Piece) -> tuple[float, float, float, float]:
    assert piece.spot
    x, y, side = piece.code
    left, top, width, height = (share * side for share in piece.spot)
    return x + left, y + top, width, height


def _ink(piece: Piece, name: str) -> str:
    cmyk, rgb = INKS[name]
    if piece.rgb:
        return "{:.4f} {:.4f} {:.4f} rg ".format(*(v / 255 for v in rgb))
    return "{:.4f} {:.4f} {:.4f} {:.4f} k ".format(*(v / 100 for v in cmyk))


def _re(box: tuple[float, float, float, float]) -> str:
    return "{} {} {} {} re f ".format(*box)


def _box(piece: Piece, margin: float, reach: float, unit: float) -> pikepdf.Array:
    low = (margin - reach) * unit
    return pikepdf.Array(
        [
            round(v, 4)
            for v in (low, low, (margin + piece.width + reach) * unit, (margin + piece.height + reach) * unit)
        ]
    )


def _line(piece: Piece, line: Line) -> str:
    font, shaper = _font(FACES[line.face])
    ops = [_ink(piece, line.ink)]
    for glyph, x in _shaped(shaper, font, line.drawn or line.words):
        pen = _OperatorPen(
            font.getGlyphSet(), line.x + x * line.size, line.y, line.size / font["head"].unitsPerEm
        )
        font.getGlyphSet()[glyph].draw(pen)
        ops += pen.operators
    ops.append("f")
    right_font, right_shaper = _font(BOLD)
    at = 0.0
    for word in line.words.split(" "):
        codes = "".join(f"{ord(c):04X}" for c in word)
        ops.append(
            f"BT 3 Tr /G {line.size} Tf 1 0 0 -1 {line.x + at * line.size:.4f} {line.y} Tm <{codes}> Tj ET"
        )
        at += _advance(right_shaper, right_font, word + " ")
    return " ".join(ops)


class _OperatorPen(BasePen):
    def __init__(self, glyphs: object, x: float, y: float, scale: float) -> None:
        super().__init__(glyphs)
        self.operators: list[str] = []
        self._place = lambda p: f"{x + p[0] * scale:.3f} {y - p[1] * scale:.3f}"

    def _moveTo(self, pt: tuple[float, float]) -> None:
        self.operators.append(f"{self._place(pt)} m")

    def _lineTo(self, pt: tuple[float, float]) -> None:
        self.operators.append(f"{self._place(pt)} l")

    def _curveToOne(self, *pts: tuple[float, float]) -> None:
        self.operators.append(" ".join(map(self._place, pts)) + " c")

    def _closePath(self) -> None:
        self.operators.append("h")


@lru_cache
def _font(path: Path) -> tuple[TTFont, hb.Font]:
    return TTFont(path), hb.Font(hb.Face(hb.Blob.from_file_path(str(path))))


def _shaped(shaper: hb.Font, font: TTFont, text: str) -> Iterator[tuple[str, float]]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer, {"liga": False})
    x = 0
    for glyph, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        yield font.getGlyphName(glyph.codepoint), x / font["head"].unitsPerEm
        x += position.x_advance


def _advance(shaper: hb.Font, font: TTFont, text: str) -> float:
    return [x for _, x in _shaped(shaper, font, text + "|")][-1]


def _invisible_font(pdf: pikepdf.Pdf, letters: str) -> pikepdf.Object:
    """A CID font without glyphs: codes are the letters' own numbers."""
    rows = [f"<{ord(c):04X}> <{ord(c):04X}>" for c in sorted(set(letters)) if ord(c) < 0x10000]
    chunks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    body = "\n".join(f"{len(c)} beginbfchar\n" + "\n".join(c) + "\nendbfchar" for c in chunks)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + body + "\nendcmap end end"
    )
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name.Glyphless,
        CIDSystemInfo=pikepdf.Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.FontDescriptor,
                FontName=pikepdf.Name.Glyphless,
                Flags=5,
                FontBBox=pikepdf.Array([0, 0, 500, 1000]),
                ItalicAngle=0,
                Ascent=1000,
                Descent=0,
                CapHeight=1000,
                StemV=80,
            )
        ),
        DW=500,
    )
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name.Glyphless,
            Encoding=pikepdf.Name("/Identity-H"),
            DescendantFonts=pikepdf.Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(cmap.encode()),
        )
    )


def code_modules(payload: str, level: str = "M", version: int | None = None) -> list[list[bool]]:
    """Rows of modules, True is dark, as zxing-cpp makes them."""
    options = {"ec_level": level} | ({"version": version} if version else {})
    made = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, **options)
    pixels = np.array(made.to_image(scale=1, add_quiet_zones=False))
    return [[bool(v < 128) for v in row] for row in pixels]


def _png(piece: Piece, path: Path) -> None:
    assert piece.px
    # Four times as large, then reduced: edges as soft as a painter's.
    over = 4
    scale = piece.px[0] * over / piece.width
    image = Image.new("RGB", (piece.px[0] * over, piece.px[1] * over), INKS[piece.field_ink][1])
    draw = ImageDraw.Draw(image)

    def box(x: float, y: float, width: float, height: float, ink: str) -> None:
        draw.rectangle(
            [
                round(x * scale),
                round(y * scale),
                round((x + width) * scale) - 1,
                round((y + height) * scale) - 1,
            ],
            fill=INKS[ink][1],
        )

    if piece.panel:
        box(*piece.panel, "white")
        for rect in _logos(piece):
            box(*rect, "field")
    if piece.picture:
        box(*piece.picture[1:], piece.picture[0])
    for rect in _emblem(piece):
        box(*rect, "white")
    for line in piece.lines:
        font = ImageFont.truetype(str(FACES[line.face]), line.size * scale)
        # Word by word where the words are claimed to stand: Pillow's own spacing drifts.
        drawn = (line.drawn or line.words).split(" ")
        for word, (_, _, x, y, _) in zip(drawn, _claimed(line), strict=False):
            draw.text((x * scale, y * scale), word, font=font, anchor="ls", fill=INKS[line.ink][1])
    if piece.payload:
        x, y, side = piece.code
        modules = code_modules(piece.payload, piece.level, piece.version)
        step = side / len(modules)
        quiet = piece.quiet * step
        box(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet, piece.light)
        for row, line_of in enumerate(modules):
            for column, dark in enumerate(line_of):
                if dark:
                    box(x + column * step, y + row * step, step, step, piece.dark)
        if piece.spot:
            box(*_spot(piece), piece.dark)
    image = image.resize(piece.px, Image.Resampling.BOX)
    if piece.noise:
        speck = np.random.default_rng(1).integers(0, 255, (piece.noise, piece.noise, 3), dtype=np.uint8)
        image.paste(Image.fromarray(speck), (piece.px[0] // 2, 4))
    texts = PngInfo()
    if not piece.wordless:
        texts.add_itxt("Words", json.dumps([row for line in piece.lines for row in _claimed(line)]))
    image.save(path, pnginfo=texts)


def _claimed(line: Line) -> Iterator[tuple[str, str, float, float, float]]:
    """Each word of a line with its role, origin and em, as a picture carries them."""
    font, shaper = _font(BOLD)
    at = 0.0
    for word in line.words.split(" "):
        yield line.role, word, line.x + at * line.size, line.y, line.size
        at += _advance(shaper, font, word + " ")
