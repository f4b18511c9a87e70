"""Rasters that no press can use, told before anything is made; and kinds that only look strange."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from coban.measure.artwork import faults

ICC = Path(__file__).resolve().parents[2] / "assets" / "icc" / "ISOcoated_v2_300_bas.icc"
DAMAGED = "has a damaged colour profile; expected a whole one or none; save it anew with its profile"
FOR_CMYK = (
    "has a colour profile for CMYK, but its pixels are RGB; expected both to agree; assign the right profile "
    "and save it anew"
)
FLOATS = (
    "has pixels of a kind that presses do not know (F); expected 8 or 16 bits of grey, RGB or CMYK; save it "
    "as one of these"
)
UNREAD = (
    "is a TIFF of a kind that cannot be read, such as CMYK with transparency; expected grey, RGB or CMYK; "
    "save it as PNG with transparency, or as TIFF without"
)


def half(mode: str, size: tuple[int, int] = (64, 32)) -> Image.Image:
    picture = Image.new("L", size, 255)
    picture.paste(0, (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def see_through_cmyk(file: Path) -> None:
    inks = np.zeros((32, 64, 5), np.uint8)
    inks[:, :32] = 255
    tifffile.imwrite(file, inks, photometric="separated", extrasamples=["unassalpha"], planarconfig="contig")


def deep(file: Path) -> None:
    """No value within eight bits: whoever cut them off there would see one flat tone."""
    Image.fromarray(np.asarray(half("L")).astype(np.uint16) * 150 + 20_000).save(file)


def floating(file: Path) -> None:
    Image.fromarray(np.asarray(half("L")).astype(np.float32)).save(file)


def with_profile(mode: str, profile: bytes) -> Callable[[Path], None]:
    def save(file: Path) -> None:
        options: dict[str, Any] = {"icc_profile": profile}
        half(mode).save(file, **options)

    return save


CASES: dict[str, tuple[str, Callable[[Path], None], list[str]]] = {
    "profile of nothing": ("a.png", with_profile("RGB", b"nothing"), [DAMAGED]),
    "profile cut short": ("a.tif", with_profile("CMYK", ICC.read_bytes()[:5000]), [DAMAGED]),
    "profile of a press on RGB": ("a.jpg", with_profile("RGB", ICC.read_bytes()), [FOR_CMYK]),
    "profile of a press on its plates": ("a.jpg", with_profile("CMYK", ICC.read_bytes()), []),
    "CMYK with transparency": ("a.tif", see_through_cmyk, [UNREAD]),
    "16 bits of grey": ("a.png", deep, []),
    "floating point": (
        "a.tif",
        floating,
        [FLOATS],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "save", "expected"), CASES.values(), ids=CASES.keys())
def test_what_is_said_of_it(
    tmp_path: Path, name: str, save: Callable[[Path], None], expected: list[str]
) -> None:
    save(tmp_path / name)
    assert faults(tmp_path / name) == expected


def test_a_png_whose_profile_is_a_bomb_is_told_and_not_read(tmp_path: Path) -> None:
    half("RGB").save(tmp_path / "a.png", icc_profile=bytes(2_000_000))
    (fault,) = faults(tmp_path / "a.png")
    assert fault.startswith("cannot be read (Decompressed data too large")
    assert fault.endswith("expected a plain PNG; export it again")
