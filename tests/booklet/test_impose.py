"""Imposition: sheets printed on both sides, laid in one another and folded, read from front to back."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from coban.booklet import imposed
from coban.booklet.impose import saddle_order
from coban.campaign import Brief
from coban.typeset import as_pdf

A5_PT, A4_PT = (419.53, 595.28), (841.89, 595.28)


def folded(sides: list[tuple[int | None, int | None]]) -> list[int | None]:
    """What one reads who prints the sides on both faces of sheets, nests and folds them.

    A sheet turned over its short edge shows on the back of its right half the left half of the back.
    """
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for front, back in sheets for page in (front[1], back[0])]
    second_half = [page for front, back in reversed(sheets) for page in (back[1], front[0])]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(1, 41))
def test_a_folded_book_reads_in_order(pages: int) -> None:
    read = folded(saddle_order(pages))
    assert len(read) % 4 == 0 and len(read) - pages < 4
    assert [page for page in read if page is not None] == list(range(pages))
    assert read[-1] == pages - 1, "the back cover is outside"
    assert None not in read[: pages - 1], "blank pages only before the back cover"


@pytest.mark.parametrize("pages", [4, 7, 18])
def test_the_file_has_every_page_at_its_place_and_size(xu_lang: Brief, tmp_path: Path, pages: int) -> None:
    body = "".join(f"<p class='page'>tờ{number}</p>" for number in range(1, pages + 1))
    css = "@page { size: 148mm 210mm; margin: 20mm } .page + .page { break-before: page }"
    html = f"<!doctype html><html lang='vi'><title>Thử</title>{body}</html>"
    book = as_pdf(html, xu_lang.house, xu_lang.brand, css=css, book=True)
    path = tmp_path / "a4.pdf"
    path.write_bytes(imposed(book, "Thử"))
    with pikepdf.open(path) as made:
        assert {tuple(round(float(v), 2) for v in page.mediabox[2:]) for page in made.pages} == {A4_PT}
        assert made.Root.ViewerPreferences.Duplex == "/DuplexFlipShortEdge"
        assert "Thử" in str(made.docinfo["/Title"])
    found = [
        (half(path, number, 0), half(path, number, 421)) for number in range(1, len(saddle_order(pages)) + 1)
    ]
    expected = [tuple("" if at is None else f"tờ{at + 1}" for at in side) for side in saddle_order(pages)]
    assert found == expected
    assert subprocess.run(["qpdf", "--check", str(path)], capture_output=True).returncode == 0


def test_pages_meet_at_the_fold_unscaled(xu_lang: Brief) -> None:
    html = "<!doctype html><html lang='vi'><title>Thử</title><p>một</p></html>"
    book = as_pdf(html, xu_lang.house, xu_lang.brand, css="@page { size: 148mm 210mm }", book=True)
    with pikepdf.open(BytesIO(imposed(book, "Thử"))) as made:
        matrix = pikepdf.parse_content_stream(made.pages[0])
        moves = [[float(v) for v in row.operands] for row in matrix if str(row.operator) == "cm"]
    # One page alone is the back cover and the last: at the left, its right edge on the fold.
    assert [round(v, 2) for v in moves[-1]] == pytest.approx(
        [1, 0, 0, 1, A4_PT[0] / 2 - A5_PT[0], 0], abs=0.02
    )


def half(path: Path, page: int, x: int) -> str:
    """The words on one half of a side, by poppler."""
    box = ["-x", str(x), "-y", "0", "-W", "421", "-H", "595"]
    run = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), *box, str(path), "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.strip()
