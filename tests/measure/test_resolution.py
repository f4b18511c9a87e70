"""Pictures against the size at which a piece shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from coban.geometry import Rect
from coban.measure.resolution import coarse
from coban.scene import Picture, Role


def picture(file: Path, width: int, height: int, box: Rect) -> Picture:
    Image.new("RGB", (width, height)).save(file)
    return Picture(Role.SPONSOR, file, box)


def test_it_tells_what_would_be_enough_and_that_is_enough(tmp_path: Path) -> None:
    item = picture(tmp_path / "a.png", 300, 100, Rect(0, 0, 333.3333, 200))
    (found,) = coarse([item], 150)
    assert (found.width_px, found.height_px, round(found.dpi)) == (300, 100, 23)
    assert (found.width_mm, found.height_mm) == pytest.approx((333.3333, 111.1111))
    assert found.needed_px == (1969, 657)
    picture(tmp_path / "a.png", *found.needed_px, item.rect)
    assert not list(coarse([item], 150))


def test_the_limit_itself_is_fine_and_a_pixel_less_is_not(tmp_path: Path) -> None:
    inch = Rect(0, 0, 25.4, 25.4)
    assert not list(coarse([picture(tmp_path / "a.png", 150, 150, inch)], 150))
    assert len(list(coarse([picture(tmp_path / "b.png", 149, 149, inch)], 150))) == 1


def test_drawings_have_no_pixels_and_a_file_counts_where_it_is_largest(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>')
    small = picture(tmp_path / "a.png", 100, 100, Rect(0, 0, 20, 20))
    large = Picture(Role.EMBLEM, small.file, Rect(0, 0, 40, 40))
    (found,) = coarse([Picture(Role.SPONSOR, tmp_path / "a.svg", large.rect), small, large], 150)
    assert found.width_mm == 40


def test_a_camera_that_was_turned_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (100, 300)).save(tmp_path / "a.jpg", exif=exif)
    (found,) = coarse([Picture(Role.SPONSOR, tmp_path / "a.jpg", Rect(0, 0, 254, 254))], 150)
    assert (found.width_px, found.height_px, found.width_mm) == (300, 100, 254)
    assert found.dpi == pytest.approx(30)
