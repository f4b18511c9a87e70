"""A file of each order, drawn by Ghostscript, poppler and pdfium: none warns; the field is the brand's."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from coban.build.workbench import Workbench
from coban.campaign import House, load
from coban.layout import commissions, localise, piece_name

ROOT = Path(__file__).resolve().parents[1]
HOUSE = House(ROOT)
LONG_PX = 900


@pytest.fixture(scope="module", params=HOUSE.campaigns())
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The last slogan and the last copy of every print order, all sides."""
    folder = tmp_path_factory.mktemp(request.param)
    brief = load(HOUSE, request.param)
    paths = []
    for order in brief.campaign.orders:
        every = commissions(brief, order)
        for commission in (one for one in every if one.px is None and one.message.id == order.messages[-1]):
            copy = brief.copies(order)[-1]
            bench = Workbench(commission)
            path = folder / f"{order.id}_{piece_name(commission, copy)}.pdf"
            path.write_bytes(bench.pdf(localise(bench.base, commission, copy)))
            paths.append(path)
    assert paths
    return paths


def test_poppler_and_pdfium_draw_it_without_a_word(printed: list[Path], tmp_path: Path) -> None:
    for path in printed:
        done = subprocess.run(
            ["pdftoppm", "-scale-to", str(LONG_PX), "-singlefile", str(path), str(tmp_path / "page")],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout + done.stderr == "", path.name
        document = pypdfium2.PdfDocument(path)
        page = document[0]
        drawn = page.render(scale=LONG_PX / max(page.get_size())).to_numpy()
        assert len(np.unique(drawn.reshape(-1, drawn.shape[-1]), axis=0)) > 2, path.name
        page.close()
        document.close()


def test_ghostscript_reads_the_field_as_the_brands_ink_and_never_too_much(
    printed: list[Path], tmp_path: Path
) -> None:
    """Plates as percent: the commonest coloured pixel is the field's ink, none is over 300 %."""
    for path in printed:
        plates = _plates(path, tmp_path / "plates.tif")
        flat = plates.reshape(-1, 4)
        coloured = flat[flat[:, 0] > 50]
        inks, counts = np.unique(coloured, axis=0, return_counts=True)
        percent = inks[counts.argmax()] / 2.55
        assert np.abs(percent - (100, 84, 0, 12)).max() <= 1, (path.name, percent)
        assert flat.sum(axis=1).max() / 2.55 <= 301, path.name


def _plates(path: Path, out: Path) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    done = subprocess.run(
        [
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=tiff32nc",
            f"-r{_dpi(path):.2f}",
            f"-sOutputFile={out}",
            str(path),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout + done.stderr == "", path.name
    with Image.open(out) as image:
        assert image.mode == "CMYK"
        return np.asarray(image).astype(np.int64)


def _dpi(path: Path) -> float:
    """Ghostscript honours UserUnit, so the page is as large as the piece."""
    document = pypdfium2.PdfDocument(path)
    longest = max(document[0].get_size()) * _user_unit(path)
    document.close()
    return 72 * LONG_PX / longest


def _user_unit(path: Path) -> float:
    return next(_units(path), 1.0)


def _units(path: Path) -> Iterator[float]:
    for chunk in path.read_bytes().split(b"/UserUnit ")[1:]:
        yield float(chunk.split()[0])
