"""What is wrong with a picture file, in the exact words."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from coban.measure.artwork import faults

ROOT = Path(__file__).resolve().parents[2]
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
PLAIN = '<path d="M0 0h9v9z" fill="#003580"/>'
ALONE = "; expected everything in the one file; embed it or remove it"
HANDLER = "has the event handler {} on <{}>; expected only shapes; remove it"
PROGRAM = "holds <{}>, which can run programs; expected only shapes; remove it"
STILL = "is animated (<{}>); expected a still picture; remove the animation"
ENTITIES = (
    "declares XML entities, which can blow up or read files; expected plain SVG; save it anew without a DTD"
)
LIVE = "holds live text, which looks different on every machine; expected outlines; convert the text to paths"

BODIES = {
    "script": ("<script>alert(1)</script>", [PROGRAM.format("script")]),
    "shouted script": ("<SCRIPT>alert(1)</SCRIPT>", [PROGRAM.format("SCRIPT")]),
    "foreign object": ("<foreignObject/>", [PROGRAM.format("foreignObject")]),
    "handler": ('<g onload="x()"/>', [HANDLER.format("onload", "g")]),
    "handler in capitals": ('<rect onClick="x()"/>', [HANDLER.format("onClick", "rect")]),
    "http image": ('<image href="http://a.vn/b.png"/>', [f"refers to 'http://a.vn/b.png'{ALONE}"]),
    "xlink to a file": ('<use xlink:href="other.svg#a"/>', [f"refers to 'other.svg#a'{ALONE}"]),
    "file url": ('<image href="file:///etc/passwd"/>', [f"refers to 'file:///etc/passwd'{ALONE}"]),
    "svg in a data url": (
        '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>',
        [f"refers to 'data:image/svg+xml;base64,PHN2Zy8+'{ALONE}"],
    ),
    "css url": ('<rect style="fill:url(//a.vn/x)"/>', [f"refers to '//a.vn/x'{ALONE}"]),
    "css url in an attribute": (
        "<rect fill=\"url('http://a.vn/x')\"/>",
        [f"refers to 'http://a.vn/x'{ALONE}"],
    ),
    "css url with escapes": ('<rect style="fill:\\75 rl(a.svg)"/>', [f"refers to 'a.svg'{ALONE}"]),
    "css url across a comment": ("<style>a{b:u/**/rl(a.svg)}</style>", [f"refers to 'a.svg'{ALONE}"]),
    "css import": (
        "<style>@import 'http://a.vn/x.css';</style>",
        [f"refers to an @import of another style sheet{ALONE}"],
    ),
    "link that runs": (
        '<a href="java script:alert(1)"/>',
        ["has a link that runs a program ('java script:alert(1)'); expected only shapes; remove it"],
    ),
    "animation": ('<rect><animate attributeName="x"/></rect>', [STILL.format("animate")]),
    "live text": ("<text>Chữ<tspan>nữa</tspan></text>", [LIVE]),
    "two at once": (
        "<script/><g onload='x()'/>",
        [PROGRAM.format("script"), HANDLER.format("onload", "g")],
    ),
}


def drawing(folder: Path, content: str | bytes) -> Path:
    file = folder / "logo.svg"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES.keys())
def test_a_drawing_with_more_than_shapes(tmp_path: Path, body: str, expected: list[str]) -> None:
    assert faults(drawing(tmp_path, f"{HEAD}{PLAIN}{body}</svg>")) == expected


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" style="stroke:url(\'#a\')"/>',
        '<defs><path id="p" d="M0 0"/></defs><use xlink:href="#p"/>',
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<style>.a{fill:#003580}</style><!-- url(http://a.vn) is only said -->",
    ],
)
def test_a_plain_drawing_is_fine(tmp_path: Path, body: str) -> None:
    assert faults(drawing(tmp_path, f"{HEAD}{PLAIN}{body}</svg>")) == []


def test_every_picture_that_is_shipped_is_fine() -> None:
    shipped = [*ROOT.glob("assets/**/*.svg"), *ROOT.glob("tests/cases/pictures/*.svg")]
    assert len(shipped) > 6
    found = {file.name: faults(file, white_ground=not file.name.startswith("emblem-")) for file in shipped}
    assert {name: said for name, said in found.items() if said} == {}


BLANK = "shows nothing on {}; expected visible shapes; check its fills, or export it again"
ON_WHITE = [BLANK.format("the sponsors' white panel")]
ON_FIELD = [BLANK.format("the dark field")]


@pytest.mark.parametrize(
    "body",
    ["", '<rect width="9" height="9" fill="none"/>', '<path d="M0 0h9v9z" fill="#fff"/>', "<g/>",
     '<g opacity="0"><path d="M0 0h9v9z"/></g>', '<path d="M90 90h9v9z"/>'],
)  # fmt: skip
def test_a_drawing_that_shows_nothing_is_refused(tmp_path: Path, body: str) -> None:
    assert faults(drawing(tmp_path, f"{HEAD}{body}</svg>")) == ON_WHITE


def test_white_on_nothing_is_an_emblem_and_no_logo(tmp_path: Path) -> None:
    file = drawing(tmp_path, f'{HEAD}<path d="M0 0h9v9z" fill="#fff"/></svg>')
    assert faults(file, white_ground=False) == []
    assert faults(drawing(tmp_path, f"{HEAD}</svg>"), white_ground=False) == ON_FIELD


@pytest.mark.parametrize(
    ("mode", "colour"),
    [("RGB", "white"), ("RGBA", (0, 0, 0, 0)), ("LA", (0, 0)), ("L", 255), ("RGBA", (255, 255, 255, 90)),
     ("RGB", "#003580")],
)  # fmt: skip
def test_a_raster_of_one_tone_is_refused(
    tmp_path: Path, mode: str, colour: str | int | tuple[int, ...]
) -> None:
    file = tmp_path / "logo.png"
    blank = Image.new(mode, (400, 200), colour)
    blank.save(file)
    assert faults(file) == ON_WHITE
    assert faults(file, white_ground=False) == ON_FIELD
    blank.paste(0 if mode == "L" else "black", (20, 20, 60, 40))
    blank.save(file)
    assert faults(file) == []


@pytest.mark.parametrize("mode", ["CMYK", "P", "1", "I;16"])
def test_pictures_in_other_modes_are_looked_at_too(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "logo.tif"
    noise = Image.effect_noise((64, 64), 90)
    (Image.new("I;16", (64, 64), 60_000) if mode == "I;16" else noise.convert(mode)).save(file)
    assert faults(file) == (ON_WHITE if mode == "I;16" else [])


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, doctype: str) -> None:
    assert faults(drawing(tmp_path, f"{doctype}{HEAD}{PLAIN}</svg>")) == [ENTITIES]


def test_a_style_sheet_beside_it_is_refused(tmp_path: Path) -> None:
    content = f'<?xml-stylesheet href="http://a.vn/x.css"?>{HEAD}{PLAIN}</svg>'
    assert faults(drawing(tmp_path, content)) == [f"refers to a style sheet in another file{ALONE}"]


def test_a_drawing_needs_a_size(tmp_path: Path) -> None:
    bare = f'<svg xmlns="http://www.w3.org/2000/svg">{PLAIN}</svg>'
    words = (
        "has neither a viewBox nor a size; expected viewBox='0 0 width height'; "
        "set the artboard and export it again"
    )
    assert faults(drawing(tmp_path, bare)) == [words]
    assert faults(drawing(tmp_path, bare.replace('svg">', 'svg" width="9" height="9">'))) == []


def test_a_drawing_of_something_else(tmp_path: Path) -> None:
    words = "its outermost element is <html>; expected <svg>; export it again as SVG"
    assert faults(drawing(tmp_path, "<html/>")) == [words]


def test_a_drawing_that_is_cut_short(tmp_path: Path) -> None:
    (fault,) = faults(drawing(tmp_path, HEAD + PLAIN))
    assert (
        fault
        == "is not well-formed XML (no element found: line 1, column 137); expected SVG; export it again"
    )


def test_a_drawing_that_is_too_heavy(tmp_path: Path) -> None:
    content = f"{HEAD}<!--{'x' * 2_000_000}--></svg>"
    words = (
        f"has {len(content):,} bytes; expected at most 2,000,000; simplify its paths, or take "
        "embedded photographs out"
    )
    assert faults(drawing(tmp_path, content)) == [words]


def test_an_unknown_type(tmp_path: Path) -> None:
    words = "its type '.bmp' is unknown; expected .svg, .png, .jpg or .tif; save it as one of these"
    assert faults(tmp_path / "logo.bmp") == [words]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    words = "cannot be read (No such file or directory); expected a picture file; check that it is there"
    assert faults(tmp_path / "logo.png") == [words]
    assert faults(tmp_path / "logo.svg") == [words]


@pytest.mark.parametrize("content", [b"", b"just words", b"%PDF-1.7"])
def test_not_an_image(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    words = "is not an image; expected PNG; export it again from the program that made it"
    assert faults(file) == [words]


@pytest.mark.parametrize("suffix", ["png", "jpg", "tif"])
def test_a_whole_raster_is_fine_and_a_truncated_one_is_not(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"photo.{suffix}"
    Image.effect_noise((64, 64), 50).save(file)
    assert faults(file) == []
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) * 2 // 3])
    kind = {"png": "PNG", "jpg": "JPEG", "tif": "TIFF"}[suffix]
    (fault,) = faults(file)
    assert fault.endswith(
        (
            f"; expected a whole {kind}; copy or export it again",
            f"is not an image; expected {kind}; export it again from the program that made it",
        )
    )


def test_a_name_that_lies(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    Image.new("RGB", (4, 4)).save(file, "JPEG")
    assert faults(file) == [
        "is JPEG, but its name says PNG; expected both to agree; give it its right suffix"
    ]


def test_an_animation(tmp_path: Path) -> None:
    file = tmp_path / "logo.png"
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue", "green")]
    frames[0].save(file, save_all=True, append_images=frames[1:])
    words = "has 3 frames or pages; expected a single still picture; save one of them"
    assert faults(file) == [words]


@pytest.mark.parametrize("side,size", [(10_001, "10001 × 10001"), (40_000, "40000 × 40000")])
def test_a_decompression_bomb_is_seen_from_its_header(tmp_path: Path, side: int, size: str) -> None:
    """The file holds no pixels at all: whoever tried to read them would call it damaged."""
    file = tmp_path / "bomb.png"
    file.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )
    words = (
        f"has too many pixels ({size}); expected at most 100 million; "
        "make it smaller: 150 dpi at the printed size is plenty"
    )
    assert faults(file) == [words]


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
