"""The large-format shop's picture as a file: what libtiff finds in it, and what it costs."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from tests.paint.hand_sheets import (
    FIELD,
    ICC,
    LINK,
    ROOT,
    banner,
    banner_shared,
    small,
)
from tests.paint.pdf_reading import run
from tests.paint.tiff_reading import (
    FIELD_INKS,
    apart,
    opened,
    painted,
    same_inks,
)

from coban.paint.tiff import TiffPainter, container
from coban.paint.tiff.told import in_ascii
from coban.scene import Sheet


@pytest.fixture(scope="module")
def banner_tiff(banner_sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The banner of 6 × 1 m at 1:10 and 72 dpi of the final size."""
    path = tmp_path_factory.mktemp("tiff") / "banner.tif"
    TiffPainter(banner_sheet, ICC, inks=[FIELD], dpi=72, scale=10).write(banner_sheet, path)
    return path


def test_libtiff_finds_what_a_shop_asks_for(banner_tiff: Path) -> None:
    told = run("tiffinfo", banner_tiff)
    for expected in (
        "Image Width: 17291 Image Length: 3118",
        "Tile Width: 512 Tile Length: 512",
        "Resolution: 720, 720 pixels/inch",
        "Bits/Sample: 8",
        "Compression Scheme: AdobeDeflate",
        "Photometric Interpretation: separated",
        "Samples/Pixel: 4",
        "InkSet: 1",
        "Băng zôn &amp; thử &lt;Xã Hòa Bình&gt;",
        f"ICC Profile: <present>, {ICC.stat().st_size} bytes",
    ):
        assert expected in told
    assert "Warning" not in told
    assert "DateTime" not in told and "Software" not in told


@pytest.mark.parametrize(
    ("bleed", "scale", "told", "shown"),
    [
        (
            50,
            10,
            (
                "Trim 600 x 100 cm, bleed 5 cm on each side: the picture is 610 x 110 cm. "
                "Drawn 1:10: print at 1000%."
            ),
            (
                "Khổ thành phẩm 600 × 100 cm, tràn lề 5 cm mỗi cạnh: ảnh này 610 × 110 cm. "
                "Tệp vẽ 1:10: in phóng 1000%."
            ),
        ),
        (
            3,
            1,
            "Trim 600 x 100 cm, bleed 3 mm on each side: the picture is 600.6 x 100.6 cm.",
            "Khổ thành phẩm 600 × 100 cm, tràn lề 3 mm mỗi cạnh: ảnh này 600,6 × 100,6 cm.",
        ),
        (0, 1, "Trim 600 x 100 cm, no bleed.", "Khổ thành phẩm 600 × 100 cm, không tràn lề."),
    ],
)
def test_the_file_says_what_of_it_is_trim_and_what_bleed(
    banner_sheet: Sheet, bleed: float, scale: int, told: str, shown: str, tmp_path: Path
) -> None:
    sheet = replace(banner_sheet, bleed=bleed)
    painted(sheet, tmp_path / "file.tif", 10, scale=scale)
    with Image.open(tmp_path / "file.tif") as image:
        assert image.tag_v2[270] == told
        xmp = image.tag_v2[700].decode()
    assert f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{shown}</rdf:li>' in xmp


def test_the_description_reads_the_same_with_thousands() -> None:
    assert in_ascii(replace(small(), width=12_345.6, height=600, bleed=2), 1) == (
        "Trim 1234.6 x 60 cm, bleed 2 mm on each side: the picture is 1235 x 60.4 cm."
    )


def test_libtiff_reads_every_tile_and_the_profile_is_ours(banner_tiff: Path, tmp_path: Path) -> None:
    assert run("tiffcp", "-m", "0", "-s", "-c", "none", banner_tiff, tmp_path / "copy.tif") == ""
    assert (opened(tmp_path / "copy.tif") == opened(banner_tiff)).all()
    with Image.open(tmp_path / "copy.tif") as copy:
        assert copy.info["icc_profile"] == ICC.read_bytes()


def test_the_field_is_the_brands_ink_to_the_percent(banner_tiff: Path) -> None:
    pixels = opened(banner_tiff)
    assert (pixels[[0, 0, -1, -1], [0, -1, 0, -1]] == FIELD_INKS).all()
    assert same_inks(pixels, FIELD_INKS).mean() > 0.6


def test_the_code_is_read_from_the_file(banner_tiff: Path) -> None:
    black = (255 - opened(banner_tiff)[..., 1]).astype(np.uint8)
    assert [found.text for found in zxingcpp.read_barcodes(black)] == [LINK]


def test_painted_over_the_shared_part_is_painted_in_one_go(tmp_path: Path) -> None:
    shared = banner_shared()
    sheet = banner(shared, "Xã Yên Phúc")
    painter = TiffPainter(banner(shared, "Xã Hòa Bình"), ICC, inks=[FIELD], dpi=30)
    painter.write(sheet, tmp_path / "over.tif")
    whole = replace(sheet, shared=sheet.items, own=())
    at_once = painted(whole, tmp_path / "whole.tif", 30)
    assert apart(opened(tmp_path / "over.tif"), at_once).max() <= 2


def test_one_place_leaves_nothing_behind_for_the_next(tmp_path: Path) -> None:
    shared = banner_shared()
    painter = TiffPainter(banner(shared), ICC, inks=[FIELD], dpi=30)
    for number, place in enumerate(("Xã Hòa Bình", "Thị trấn Nông trường Thái Bình", "Xã Hòa Bình")):
        painter.write(banner(shared, place), tmp_path / f"{number}.tif")
    first, other, again = ((tmp_path / f"{number}.tif").read_bytes() for number in range(3))
    assert first == again != other
    fresh = tmp_path / "fresh.tif"
    TiffPainter(banner(shared), ICC, inks=[FIELD], dpi=30).write(banner(shared), fresh)
    assert fresh.read_bytes() == first


def test_strips_show_the_same_and_are_no_tiles(
    banner_sheet: Sheet, banner_tiff: Path, tmp_path: Path
) -> None:
    path = tmp_path / "strips.tif"
    pixels = painted(banner_sheet, path, 72, strips=True, scale=10)
    told = run("tiffinfo", "-s", path)
    assert "Tile" not in told
    assert "Rows/Strip: 60" in told
    assert "52 Strips" in told
    off = apart(pixels, opened(banner_tiff))
    assert off.max() < 32
    assert (off > 2).sum() < 200, "of fifty million pixels: corners of letters, rounded by their distance"


@pytest.mark.parametrize(("dpi", "scale", "told"), [(100, 1, 100), (100, 10, 1000), (150, 10, 1500)])
def test_the_scale_changes_the_resolution_told_and_no_pixel(
    dpi: int, scale: int, told: int, tmp_path: Path
) -> None:
    sheet = small()
    pixels = painted(sheet, tmp_path / "scaled.tif", dpi, scale=scale)
    assert pixels.shape[:2] == (round(46 / 25.4 * dpi), round(66 / 25.4 * dpi)), "the bleed box at final size"
    with Image.open(tmp_path / "scaled.tif") as image:
        assert image.info["dpi"] == (told, told)


def test_a_sheet_of_another_base_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="does not share the part"):
        TiffPainter(small(), ICC).write(small(), tmp_path / "other.tif")
    assert list(tmp_path.iterdir()) == []


def test_bigtiff_only_when_it_must_be(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    sheet = small()
    plain = painted(sheet, tmp_path / "plain.tif")
    monkeypatch.setattr(container, "OLD_LIMIT", 100)
    big = painted(sheet, tmp_path / "big.tif")
    marks = [(tmp_path / name).read_bytes()[:4] for name in ("plain.tif", "big.tif")]
    assert marks == [b"II\x2a\x00", b"II\x2b\x00"]
    assert (plain == big).all()


PEAK = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tests.paint.hand_sheets import ICC, banner, banner_shared
from coban.paint.tiff import TiffPainter
sheet = banner(banner_shared())
TiffPainter(sheet, ICC, dpi=150, strips=sys.argv[3] == "strips").write(sheet, Path(sys.argv[2]))
status = Path("/proc/self/status").read_text()
print(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1])
"""


@pytest.mark.parametrize("cut", ["tiles", "strips"])
def test_the_largest_banner_needs_little_memory(cut: str, tmp_path: Path) -> None:
    """6 × 1 m at 150 dpi would be 0.9 GB of pixels."""
    path = tmp_path / f"{cut}.tif"
    kilobytes = run(sys.executable, "-c", PEAK, ROOT, path, cut)
    assert "Image Width: 36024 Image Length: 6496" in run("tiffinfo", path)
    assert int(kilobytes) < 1_000_000
