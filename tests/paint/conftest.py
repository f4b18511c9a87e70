from __future__ import annotations

from pathlib import Path

import pytest
from tests.paint import hand_sheets

from coban.paint.pdf import PdfPainter
from coban.scene import Sheet


@pytest.fixture(scope="module")
def banner_sheet() -> Sheet:
    return hand_sheets.banner(hand_sheets.banner_shared())


@pytest.fixture(scope="module")
def banner_pdf(banner_sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole localised banner as a file."""
    path = tmp_path_factory.mktemp("banner") / "banner.pdf"
    path.write_bytes(PdfPainter(banner_sheet, hand_sheets.ICC).paint(banner_sheet))
    return path
