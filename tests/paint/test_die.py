"""Die files read back with qpdf, poppler, pdfium and Ghostscript: one line, in place, on no press plate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.paint.hand_sheets import FIELD, ICC, line, small
from tests.paint.pdf_reading import MM_PER_PT, run

from coban.geometry import Rect
from coban.measure.preflight import Grade, preflight, profile_named
from coban.paint.die import INK, paint_die
from coban.paint.pdf import PdfPainter
from coban.scene import Box, Die, Role, Sheet

DPI = 200
PX_PER_MM = DPI / 25.4
OFF_MM = 0.2
"""Half the line, and a pixel: renderers round the page to whole ones."""

SLUG = ("Chiến dịch thử", "Nhãn", "TỶ LỆ 1:1", "Dữ liệu đến 19/9/2022")


@dataclass(frozen=True)
class Made:
    """A piece, its print file, its die file."""

    sheet: Sheet
    printed: Path
    cut: Path


def sheet_of(width: float, height: float, die: Die, scale: int = 1) -> Sheet:
    words = line(Role.MESSAGE, "Nhãn", 0.3 * width, height / 2, 0.12 * height)
    field = Box(Role.FIELD, Rect(-3 * scale, -3 * scale, width + 6 * scale, height + 6 * scale), FIELD)
    sheet = replace(small(field, words, width=width, height=height), die=die, slug=SLUG)
    return replace(sheet, scale=scale, bleed=3.0 * scale)


SHEETS = {
    "round": sheet_of(90, 90, Die(Rect(0, 0, 90, 90), 45)),
    "round-in-a-wide-trim": sheet_of(100, 60, Die(Rect(20, 0, 60, 60), 30)),
    "corners": sheet_of(90, 55, Die(Rect(0, 0, 90, 55), 5)),
    "a-tenth": sheet_of(900, 900, Die(Rect(0, 0, 900, 900), 450), scale=10),
}


@pytest.fixture(scope="module", params=SHEETS)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    sheet, folder = SHEETS[request.param], tmp_path_factory.mktemp("die")
    found = Made(sheet, folder / "piece.pdf", folder / "piece_be.pdf")
    found.printed.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    assert sheet.die
    found.cut.write_bytes(paint_die(sheet, sheet.die, ICC))
    return found


def outline(die: Die, trim: Rect, shape: tuple[int, int], media: Rect, k: int) -> npt.NDArray[np.float64]:
    """How far each pixel of the page lies from the die line, in mm of the file."""
    rows, columns = np.indices(shape)
    x = (columns + 0.5) / PX_PER_MM * k + media.x - die.rect.cx
    y = (rows + 0.5) / PX_PER_MM * k + media.y - die.rect.cy
    qx = np.abs(x) - die.rect.width / 2 + die.radius
    qy = np.abs(y) - die.rect.height / 2 + die.radius
    outside = np.hypot(np.maximum(qx, 0), np.maximum(qy, 0)) + np.minimum(np.maximum(qx, qy), 0)
    return np.abs(outside - die.radius) / k


def runs_along(inked: npt.NDArray[np.bool_], away: npt.NDArray[np.float64]) -> bool:
    """Whether the ink lies on the line and there is some beside every point of it."""
    wide = np.pad(inked, 1)
    rows, columns = inked.shape
    near = np.logical_or.reduce([wide[i : i + rows, j : j + columns] for i in range(3) for j in range(3)])
    return bool(away[inked].max() <= OFF_MM and near[away <= 0.02].all())


def media_of(made: Made) -> Rect:
    """The page in mm of the sheet, from the file's own boxes."""
    k = made.sheet.scale * MM_PER_PT
    with pikepdf.open(made.cut) as pdf:
        media, trim = ([float(v) for v in pdf.pages[0][key]] for key in ("/MediaBox", "/TrimBox"))
    left, top = (media[0] - trim[0]) * k, (trim[3] - media[3]) * k
    return Rect(left, top, (media[2] - media[0]) * k, (media[3] - media[1]) * k)


def separated(path: Path, folder: Path) -> dict[str, npt.NDArray[np.uint8]]:
    """Plates by their names as Ghostscript parts them at the file's own size, 255 is full ink."""
    unit = int(next((p.split()[0] for p in path.read_bytes().split(b"/UserUnit ")[1:]), b"1"))
    out = folder / f"{path.stem}.tif"
    options = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiffsep", f"-r{DPI / unit}"]
    assert run("gs", *options, f"-sOutputFile={out}", path) == ""
    plates = {}
    for plate in folder.glob(f"{path.stem}(*).tif"):
        with Image.open(plate) as picture:
            plates[plate.stem.partition("(")[2].rstrip(")")] = 255 - np.asarray(picture.convert("L"))
    return plates


def test_the_line_is_one_plate_of_its_own_all_along_the_die_and_nowhere_else(
    made: Made, tmp_path: Path
) -> None:
    plates = separated(made.cut, tmp_path)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", INK}
    assert not any(plates[name].any() for name in ("Cyan", "Magenta", "Yellow"))
    assert made.sheet.die
    media, k = media_of(made), made.sheet.scale
    away = outline(made.sheet.die, made.sheet.trim, plates[INK].shape, media, k)
    assert runs_along(plates[INK] > 0, away)
    bleed = made.sheet.trim.inset(-made.sheet.bleed)
    x, y = (round((at - start) / k * PX_PER_MM) for at, start in ((bleed.x, media.x), (bleed.y, media.y)))
    wide, high = (round(side / k * PX_PER_MM) for side in (bleed.width, bleed.height))
    assert not plates["Black"][y : y + high, x : x + wide].any(), "marks stand outside the bleed"
    assert plates["Black"].any()


def test_the_line_never_reaches_the_press(made: Made, tmp_path: Path) -> None:
    plates = separated(made.printed, tmp_path)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black"}
    plain = tmp_path / "plain.pdf"
    without = replace(made.sheet, die=None)
    plain.write_bytes(PdfPainter(without, ICC).paint(without))
    assert plain.read_bytes() == made.printed.read_bytes()
    assert INK.encode() not in made.printed.read_bytes()


def test_both_pages_have_the_same_boxes(made: Made) -> None:
    boxes = [
        [row for row in run("pdfinfo", "-box", path).splitlines() if "Box:" in row]
        for path in (made.printed, made.cut)
    ]
    assert len(boxes[0]) == 5 and boxes[0] == boxes[1]
    with pikepdf.open(made.printed) as one, pikepdf.open(made.cut) as other:
        assert one.pages[0].get("/UserUnit", 1) == other.pages[0].get("/UserUnit", 1)


def test_it_is_pdfx4_and_fit_for_a_shop(made: Made) -> None:
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", made.cut)
    found = preflight(made.cut, profile_named("x-4"))
    assert [remark.code for remark in found.remarks if remark.grade > Grade.INFO] == []
    assert [remark.measured for remark in found.remarks if remark.code == "spot-inks"] == [INK]


def test_poppler_and_pdfium_show_the_line_without_a_word(made: Made, tmp_path: Path) -> None:
    assert run("pdftoppm", "-r", str(DPI), "-png", "-singlefile", made.cut, tmp_path / "page") == ""
    with Image.open(tmp_path / "page.png") as picture:
        pages = [np.asarray(picture.convert("RGB"))]
    document = pypdfium2.PdfDocument(made.cut)
    pages.append(document[0].render(scale=DPI / 72, rev_byteorder=True).to_numpy()[..., :3])
    document.close()
    assert made.sheet.die
    for page in pages:
        away = outline(made.sheet.die, made.sheet.trim, page.shape[:2], media_of(made), made.sheet.scale)
        red, green = page[..., 0].astype(int), page[..., 1].astype(int)
        assert runs_along(red - green > 60, away)


def test_it_is_one_closed_stroke_that_overprints_on_the_layer_of_a_cutting_step(made: Made) -> None:
    with pikepdf.open(made.cut) as pdf:
        page = pdf.pages[0]
        operators = [(str(op.operator), op.operands) for op in pikepdf.parse_content_stream(page)]
        names = [name for name, _ in operators]
        path = names[names.index("m") : names.index("S") + 1]
        assert names.count("S") == 1 and not {"f", "B", "b", "s"} & set(names)
        assert path[0] == "m" and path[-2:] == ["h", "S"] and path.count("m") == 1
        points = [tuple(map(float, ops[-2:])) for name, ops in operators if name in "mlc" and len(ops) > 1]
        assert points[0] == points[-1] and all(a != b for a, b in pairwise(points))
        state = page.Resources.ExtGState.Over
        assert bool(state.OP) and bool(state.op)
        step = page.Resources.Properties.Step
        assert names.index("BDC") < names.index("m") < names.index("S") < names.index("EMC")
        assert str(step.Name) == INK
        assert str(step.GTS_Metadata.GTS_ProcStepsGroup) == "/Structural"
        assert str(step.GTS_Metadata.GTS_ProcStepsType) == "/Cutting"
        assert step.objgen in [group.objgen for group in pdf.Root.OCProperties.OCGs]


def test_it_says_what_it_is_and_whose(made: Made) -> None:
    words = run("pdftotext", "-layout", made.cut, "-")
    assert "ĐƯỜNG BẾ: CHỈ CẮT, KHÔNG IN" in " ".join(words.split())
    assert all(part in " ".join(words.split()) for part in SLUG)
    assert "đường bế" in run("pdfinfo", made.cut).splitlines()[0]


def test_the_same_bytes_each_time(made: Made) -> None:
    assert made.sheet.die
    assert paint_die(made.sheet, made.sheet.die, ICC) == made.cut.read_bytes()
