"""What the shop is told of joining and folding: figures of the format and of the piece's own size."""

from __future__ import annotations

import pytest

from coban.campaign import Brief
from coban.shop.shape import DIE_NOTE, shape


@pytest.mark.parametrize(
    ("format", "size_mm", "words"),
    [
        (
            "nhan-dan",
            (60.0, 60.0),
            f"tròn, đường kính 60 mm; {DIE_NOTE}",
        ),
        ("gian-hang-vach", (4000.0, 2800.0), "4 tấm, mỗi tấm rộng 100 cm"),
        ("gian-hang-vach", (4500.0, 2800.0), "4 tấm, mỗi tấm rộng 100 cm, và 1 tấm rộng 50 cm"),
        ("gian-hang-vach", (800.0, 2800.0), "1 tấm rộng 80 cm"),
        (
            "tui-qua",
            (680.0, 390.0),
            "240 × 300 × 90 mm (rộng, cao, sâu); tai dán 20 mm; miệng gấp vào 30 mm; đáy gấp 60 mm",
        ),
        (
            "tui-qua",
            (780.0, 450.0),
            "290 × 360 × 90 mm (rộng, cao, sâu); tai dán 20 mm; miệng gấp vào 30 mm; đáy gấp 60 mm",
        ),
    ],
)
def test_what_is_joined_or_folded_is_told(
    xu_lang: Brief, format: str, size_mm: tuple[float, float], words: str
) -> None:
    (told,) = shape(xu_lang.formats[format], size_mm)
    assert told.words == words and not told.open


def test_a_poster_has_nothing_to_tell(xu_lang: Brief) -> None:
    assert not list(shape(xu_lang.formats["poster-a2"], (420.0, 594.0)))
