"""TIFFs, each round with Pillow."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from statistics import median

from tests.bench import claims, ours
from tests.bench.clock import Timed, middle
from tests.bench.rows import Row, Workshop, by_code, faster, must_be
from tests.bench.work import DPI


def raster(at: Workshop) -> Iterator[Row]:
    n, few, jobs = len(at.places), at.scale.by_pillow, at.scale.jobs
    made, deflated, bare = [], [], []
    for number in range(at.scale.rounds):
        made.append(at.make("tiff", check=number == 0))
        deflated.append(_by_pillow(at, "tiff_adobe_deflate", check=number == 0))
        bare.append(_by_pillow(at, "raw", check=False))
    mine = middle([one.timed for one in made])
    work = (
        f"{n} CMYK TIFF of 600 × 100 cm at {DPI} dpi, {jobs} processes ({made[0].megabytes / n:.1f} MB each)"
    )
    yield faster(work, mine, f"Pillow, each drawn and saved ({few} made, scaled)", _times(n, deflated), 20)
    yield faster("the same, against Pillow without compression", mine, "", _times(n, bare))


def _times(count: int, seconds: list[float]) -> Timed:
    whole = count * median(seconds)
    return Timed(whole, whole, "")


def _by_pillow(at: Workshop, compression: str, *, check: bool) -> float:
    """Seconds for one picture."""
    into, count = at.folder / "pillow", at.scale.by_pillow
    took = ours.by_pillow(at.campaign, into, count=count, dpi=DPI, compression=compression)
    if check:
        files = by_code(into.iterdir(), at.places[:count])
        must_be(len(files), count, "files of Pillow")
        for path, place in files:
            claims.tiff(path, at.bench, place, DPI, look=True)
    shutil.rmtree(into)
    return median(took)
