"""An order as one PDF: its copies in the order of their list, each with all slogans and sides."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from tests.paint.pdf_reading import run

from coban.build.gathering import gathered
from coban.campaign import Brief
from coban.measure.preflight import Grade, preflight, profile_named


def test_a_districts_banners_are_pages_of_one_file(xu_lang: Brief, tmp_path: Path) -> None:
    district = xu_lang.places[0].district
    codes = [place.code for place in xu_lang.places if place.district == district]
    path = tmp_path / "bound.pdf"
    path.write_bytes(gathered(xu_lang, "bang-zon-xa", set(reversed(codes))))
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        assert [item.title.rpartition("(")[2].rstrip(")") for item in outline.root] == codes
        assert len(pdf.pages) == len(codes)
    assert path.stat().st_size < 1_500_000, "two files of one page weigh more"
    found = preflight(path, profile_named("x-4"))
    assert not [remark for grade in Grade if grade != Grade.INFO for remark in found.of(grade)]
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)


def test_an_order_that_is_the_same_for_all_has_a_page_for_each_slogan(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("phuon")
    with pikepdf.open(BytesIO(gathered(xu_lang, order.id, {None}))) as pdf:
        assert len(pdf.pages) == len(order.messages)


def test_codes_of_no_copy_are_refused(xu_lang: Brief) -> None:
    with pytest.raises(ValueError, match="order 'bang-zon-xa' has no copy for any of"):
        gathered(xu_lang, "bang-zon-xa", {"99999"})
