"""Raster logos in every kind of file that sponsors send: upright, in their colours, on the right plates."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw
from tests.paint.hand_sheets import FIELD, ICC, ROOT, small
from tests.paint.pdf_reading import run

from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.measure.preflight import Grade, preflight, profile_named
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter
from coban.paint.raster import read_raster
from coban.paint.svg import paint_svg
from coban.scene import Picture, Role, Sheet

RED, BRAND = (227, 6, 19), (0, 53, 128)


def logo(mode: str = "RGB", size: tuple[int, int] = (480, 240)) -> Image.Image:
    """Four columns: red, the brand's blue, black, white; as wide as 60 mm at 203 dpi."""
    picture = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(picture)
    quarter = size[0] // 4
    for index, colour in enumerate((RED, BRAND, (0, 0, 0))):
        draw.rectangle((index * quarter, 0, (index + 1) * quarter - 1, size[1]), fill=colour)
    return picture.quantize(4) if mode == "P" else picture.convert(mode)


def plates(columns: tuple[tuple[int, ...], ...], size: tuple[int, int] = (480, 240)) -> Image.Image:
    """Columns of CMYK, 255 is full ink."""
    width = size[0] // len(columns)
    picture = Image.new("CMYK", size)
    for index, inks in enumerate(columns):
        picture.paste(inks, (index * width, 0, (index + 1) * width, size[1]))
    return picture


def sheet_of(file: Path) -> Sheet:
    return small(Picture(Role.SPONSOR, file, Rect(0, 5, 60, 30)))


def painted(file: Path) -> bytes:
    sheet = sheet_of(file)
    return PdfPainter(sheet, ICC, inks=[FIELD]).paint(sheet)


def shown(file: Path, width_px: int) -> Image.Image:
    sheet = sheet_of(file)
    return PngPainter(sheet, width_px).image(sheet)


def saved(file: Path, picture: Image.Image, **options: Any) -> Path:
    picture.save(file, **options)
    return file


def printed(pdf: bytes, folder: Path) -> list[tuple[int, ...]]:
    """Percent of ink in the middle of four columns of the picture, as Ghostscript separates the file."""
    (folder / "piece.pdf").write_bytes(pdf)
    out = folder / "plates.tif"
    run(
        "gs",
        "-q",
        "-dSAFER",
        "-dBATCH",
        "-dNOPAUSE",
        "-sDEVICE=tiff32nc",
        "-r72",
        "-o",
        out,
        folder / "piece.pdf",
    )
    with pikepdf.open(BytesIO(pdf)) as opened, Image.open(out) as page:
        box = [float(v) for v in opened.pages[0].TrimBox]
        height = float(opened.pages[0].MediaBox[3])
        middle = round(height - (box[1] + box[3]) / 2)
        found = []
        for column in range(4):
            x = round(box[0] + (box[2] - box[0]) * (column + 0.5) / 4)
            inks = page.getpixel((x, middle))
            assert isinstance(inks, tuple)
            found.append(tuple(round(ink / 2.55) for ink in inks))
    return found


def faults_of(pdf: bytes, folder: Path) -> list[str]:
    path = folder / "judged.pdf"
    path.write_bytes(pdf)
    found = preflight(path, profile_named("x-4"), render=True)
    return [
        f"{one.code} {one.measured}"
        for grade in (Grade.FAIL, Grade.WARN, Grade.UNSURE)
        for one in found.of(grade)
    ]


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGB"), ("a.png", "RGBA"), ("a.png", "P"),
     ("a.tif", "RGB"), ("a.tif", "RGBA"), ("a.jpg", "RGB")],
)  # fmt: skip
def test_colours_become_plates_by_the_rules_of_drawings(tmp_path: Path, name: str, mode: str) -> None:
    options = {"quality": 100, "subsampling": 0} if name.endswith("jpg") else {}
    pdf = painted(saved(tmp_path / name, logo(mode), **options))
    red, brand, black, white = printed(pdf, tmp_path)
    assert red[0] <= 5 and red[1] >= 95 and red[2] >= 85 and red[3] <= 5
    assert brand == (100, 84, 0, 12) or name == "a.jpg"
    assert black == (0, 0, 0, 100)
    assert white == (0, 0, 0, 0)
    assert faults_of(pdf, tmp_path) == []


@pytest.mark.parametrize("mode", ["L", "LA", "1", "I;16"])
def test_greys_are_black_ink_alone(tmp_path: Path, mode: str) -> None:
    picture = logo("L")
    if mode == "I;16":
        picture = Image.fromarray(np.asarray(picture).astype(np.uint16) * 257)
        assert picture.mode == "I;16"
    pdf = painted(saved(tmp_path / "a.png", picture if mode == "I;16" else picture.convert(mode)))
    inks = printed(pdf, tmp_path)
    assert all(column[:3] == (0, 0, 0) for column in inks)
    assert (inks[2][3], inks[3][3]) == (100, 0)
    assert faults_of(pdf, tmp_path) == []


COLUMNS = ((0, 255, 255, 0), (255, 214, 0, 31), (0, 0, 0, 255), (0, 0, 0, 0))
AS_THEY_ARE = [(0, 100, 100, 0), (100, 84, 0, 12), (0, 0, 0, 100), (0, 0, 0, 0)]


def test_a_photograph_has_no_specks_where_its_colours_cross_grey(tmp_path: Path) -> None:
    """Shades from green to magenta, through a grey: the plates change as slowly as the colours do."""
    x, y = np.meshgrid(np.arange(480), np.arange(240))
    grain = np.random.default_rng(7).integers(0, 2, (240, 480))
    shades = np.stack([90 + x * 0.2 + grain, 170 - x * 0.1 + y * 0.05, 95 + x * 0.18 + grain], axis=2)
    file = saved(tmp_path / "a.png", Image.fromarray(shades.astype(np.uint8)))
    with pikepdf.open(BytesIO(painted(file))) as pdf:
        (image,) = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Width") == 480]
        plates = np.frombuffer(image.read_bytes(), np.uint8).reshape(240, 480, 4).astype(int)
    assert abs(np.diff(plates, axis=1)).max() < 12
    assert plates[..., 0].min() > 60, "every shade has cyan"
    assert np.asarray(Image.open(file)).astype(int).std(axis=2).min() < 5, "it does cross grey"


@pytest.mark.parametrize("name", ["a.tif", "a.jpg"])
@pytest.mark.parametrize("profiled", [False, True])
def test_cmyk_for_our_press_keeps_its_plates(tmp_path: Path, name: str, profiled: bool) -> None:
    options: dict[str, Any] = {"quality": 100, "subsampling": 0} if name == "a.jpg" else {}
    if profiled:
        options["icc_profile"] = ICC.read_bytes()
    pdf = painted(saved(tmp_path / name, plates(COLUMNS), **options))
    assert np.allclose(printed(pdf, tmp_path), AS_THEY_ARE, atol=1)
    assert faults_of(pdf, tmp_path) == []
    assert [image["space"] for image in images(pdf)] == ["/DeviceCMYK"]


def images(pdf: bytes) -> list[dict[str, Any]]:
    """Colour space, width and mask's space of each picture but the masks."""
    with pikepdf.open(BytesIO(pdf)) as opened:
        found = [o for o in opened.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
        masks = {o.SMask.objgen for o in found if "/SMask" in o}
        return [
            {"space": str(o.ColorSpace), "width": int(o.Width),
             "mask": str(o.SMask.ColorSpace) if "/SMask" in o else ""}
            for o in found if o.objgen not in masks
        ]  # fmt: skip


def test_a_cmyk_jpeg_that_is_not_adobes_is_not_turned_over(tmp_path: Path) -> None:
    """Without Adobe's mark the numbers are ink; Pillow writes the mark and turns them over."""
    written = BytesIO()
    plates(tuple(tuple(255 - ink for ink in inks) for inks in COLUMNS)).save(
        written, "JPEG", quality=100, subsampling=0
    )
    raw = written.getvalue()
    at = raw.index(b"\xff\xee")
    length = int.from_bytes(raw[at + 2 : at + 4], "big") + 2
    assert raw[at + 4 : at + 9] == b"Adobe"
    file = tmp_path / "a.jpg"
    file.write_bytes(raw[:at] + raw[at + length :])
    assert np.allclose(printed(painted(file), tmp_path), AS_THEY_ARE, atol=1)


def another_press(tmp_path: Path) -> bytes:
    """Our press's profile under a name that is not known."""
    raw = bytearray(ICC.read_bytes())
    for words in (b"ISO Coated v2 300% (basICColor)", "ISO Coated v2 300% (basICColor)".encode("utf-16-be")):
        step = 2 if b"\0" in words else 1
        now = ("Another press" + " " * 40)[: len(words) // step]
        replacement = now.encode("utf-16-be") if step == 2 else now.encode()
        raw = raw.replace(words, replacement)
    return bytes(raw)


def test_cmyk_for_another_press_is_converted_but_for_paper_and_black(tmp_path: Path) -> None:
    columns = ((255, 255, 255, 255), (255, 214, 0, 31), (0, 0, 0, 128), (0, 0, 0, 0))
    file = saved(tmp_path / "a.tif", plates(columns), icc_profile=another_press(tmp_path))
    pdf = painted(file)
    soaked, blue, grey, white = printed(pdf, tmp_path)
    assert sum(soaked) <= 301
    assert blue[0] > 90 and 70 < blue[1] < 95
    assert (grey, white) == ((0, 0, 0, 50), (0, 0, 0, 0))
    assert faults_of(pdf, tmp_path) == []


def test_too_much_ink_is_taken_out_of_the_colours(tmp_path: Path) -> None:
    columns = ((255, 255, 255, 255), (204, 204, 204, 204), (255, 255, 255, 0), (0, 0, 0, 0))
    pdf = painted(saved(tmp_path / "a.tif", plates(columns)))
    assert printed(pdf, tmp_path) == [(67, 67, 67, 100), (73, 73, 73, 80), (100, 100, 100, 0), (0, 0, 0, 0)]
    assert faults_of(pdf, tmp_path) == []


def test_an_rgb_profile_is_followed(tmp_path: Path) -> None:
    """A profile whose red and blue are exchanged: what it calls red prints blue."""
    xyz = {"red": (0.14, 0.06, 0.71), "green": (0.39, 0.72, 0.10), "blue": (0.44, 0.22, 0.01)}
    file = saved(tmp_path / "a.png", logo(), icc_profile=matrix_profile(xyz))
    first = printed(painted(file), tmp_path)[0]
    assert first[0] > 80 and first[2] < 20


def matrix_profile(xyz: dict[str, tuple[float, float, float]]) -> bytes:
    """sRGB's profile with other primaries."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = int.from_bytes(raw[128:132], "big")
    for entry in range(count):
        at = 132 + 12 * entry
        name, offset = raw[at : at + 4], int.from_bytes(raw[at + 4 : at + 8], "big")
        colour = {b"rXYZ": "red", b"gXYZ": "green", b"bXYZ": "blue"}.get(bytes(name))
        if colour:
            for index, value in enumerate(xyz[colour]):
                raw[offset + 8 + 4 * index : offset + 12 + 4 * index] = round(value * 65536).to_bytes(
                    4, "big"
                )
    return bytes(raw)


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif"])
def test_a_camera_that_was_turned_is_set_upright(tmp_path: Path, suffix: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    file = saved(tmp_path / f"a.{suffix}", logo().transpose(Image.Transpose.ROTATE_90), exif=exif)
    raster = read_raster(file.read_bytes())
    assert raster.colours.size == (480, 240)
    assert np.allclose(raster.colours.getpixel((60, 120)), RED, atol=4)
    assert printed(painted(file), tmp_path)[3] == (0, 0, 0, 0)
    mime = "image/png" if suffix == "tif" else "image/"
    assert f'href="data:{mime}' in paint_svg(sheet_of(file))


def test_transparency_is_a_soft_mask_and_paper_shows_through(tmp_path: Path) -> None:
    picture = logo("RGBA")
    picture.paste((0, 0, 0, 0), (0, 0, 120, 240))
    pdf = painted(saved(tmp_path / "a.png", picture))
    assert images(pdf) == [{"space": "/DeviceCMYK", "width": 480, "mask": "/DeviceGray"}]
    assert printed(pdf, tmp_path)[0] == (0, 0, 0, 0)
    assert faults_of(pdf, tmp_path) == []
    (tmp_path / "listed.pdf").write_bytes(pdf)
    listed = run("pdfimages", "-list", tmp_path / "listed.pdf")
    assert "smask" in listed and "cmyk" in listed and "rgb" not in listed


def test_the_edge_of_what_is_transparent_keeps_its_colour(tmp_path: Path) -> None:
    """White on black that cannot be seen: reduced ten times, no grey rim may appear."""
    picture = Image.new("RGBA", (2000, 1000), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((503, 13, 1497, 987), fill=(255, 255, 255, 255))
    file = saved(tmp_path / "a.png", picture)
    assert np.asarray(shown(file, 120)).min() >= 250, "white on white paper shows nothing"
    assert np.asarray(read_raster(file.read_bytes()).colours).min() == 255


def test_more_pixels_than_a_press_can_show_are_left_out(tmp_path: Path) -> None:
    """60 × 30 mm at 400 dpi are 945 × 473 px, and half of 946 is 473."""
    pdf = painted(saved(tmp_path / "a.png", logo(size=(4000, 2000))))
    assert [image["width"] for image in images(pdf)] == [946]
    near = painted(saved(tmp_path / "b.png", logo(size=(1100, 550))))
    assert [image["width"] for image in images(near)] == [1100]


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.tif", "cmyk.tif", "cmyk.jpg"])
def test_screens_show_the_same_colours(tmp_path: Path, name: str) -> None:
    """PNG painter, and what is inlined into the SVG."""
    cmyk = name.startswith("cmyk")
    picture = plates(COLUMNS) if cmyk else logo()
    file = saved(tmp_path / name, picture, **({"quality": 100, "subsampling": 0} if "jpg" in name else {}))
    image = shown(file, 600)
    red, blue, black, white = (image.getpixel((75 + 150 * i, 200)) for i in range(4))
    assert red[0] > 200 and max(red[1:]) < 60
    assert blue[2] > 90 and blue[0] < 40
    assert max(black) < 60
    assert white == (255, 255, 255)
    svg = paint_svg(sheet_of(file))
    assert ("data:image/jpeg" in svg) == (name == "a.jpg")
    assert ("data:image/png" in svg) == (name != "a.jpg")


def test_every_way_in_gives_equal_bytes(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.tif", plates(COLUMNS), icc_profile=another_press(tmp_path))
    assert len({zlib.crc32(painted(file)) for _ in range(3)}) == 1


@pytest.mark.parametrize("profile", [b"nothing", ICC.read_bytes()[:5000]])
def test_a_damaged_profile_is_named(tmp_path: Path, profile: bytes) -> None:
    file = saved(tmp_path / "a.tif", plates(COLUMNS), icc_profile=profile)
    if profile == b"nothing":
        with pytest.raises(UnmadeError, match=r"^a\.tif: .*: its colour profile is damaged"):
            painted(file)
    else:
        with pytest.raises(UnmadeError, match=r"^a\.tif: .*: its colour profile "):
            shown(file, 60)


def test_a_profile_for_other_pixels_is_named(tmp_path: Path) -> None:
    file = saved(tmp_path / "a.jpg", logo(), icc_profile=ICC.read_bytes())
    with pytest.raises(UnmadeError, match="its colour profile is for CMYK, its pixels are RGB"):
        painted(file)


def test_the_profile_that_ships_is_our_press() -> None:
    assert ICC == ROOT / "assets" / "icc" / "ISOcoated_v2_300_bas.icc"
