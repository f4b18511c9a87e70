"""Imposition for saddle stitching: two A5 pages on each side of A4, to be folded and stapled."""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Pdf

from coban.units import mm_to_pt

SHEET_MM = (297.0, 210.0)
BLANK = None
"""A side without a page."""


def saddle_order(pages: int) -> list[tuple[int | None, int | None]]:
    """Left and right page of each side of each sheet, front then back, counted from 0.

    The book is filled up to a multiple of four with blank pages before its last one, the back cover: the
    cover stays outside. Sheets lie in one another, the first outermost.
    """
    empty = -pages % 4
    sequence: list[int | None] = [*range(pages - 1), *[BLANK] * empty, pages - 1]
    last = len(sequence) - 1
    sides = []
    for at in range(0, len(sequence) // 2, 2):
        sides.append((sequence[last - at], sequence[at]))
        sides.append((sequence[at + 1], sequence[last - at - 1]))
    return sides


def imposed(book: bytes, title: str) -> bytes:
    """The booklet's pages on A4 across, in the order in which they are printed on both sides.

    Turn over the short edge; the file asks printers for that. For paper only: the tags, by which a PDF is
    read out, stay with the booklet itself.
    """
    with pikepdf.open(BytesIO(book)) as source, pikepdf.new() as target:
        width, height = map(mm_to_pt, SHEET_MM)
        for left, right in saddle_order(len(source.pages)):
            sheet = target.add_blank_page(page_size=(width, height))
            sheet.contents_add(
                b"".join(
                    _placed(target, source.pages[page], sheet, is_left)
                    for page, is_left in ((left, True), (right, False))
                    if page is not BLANK
                )
            )
        _describe(target, title)
        stream = BytesIO()
        target.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return stream.getvalue()


def _placed(target: Pdf, page: pikepdf.Page, sheet: pikepdf.Page, is_left: bool) -> bytes:
    """What paints one page at its own size, against the fold. Names are ours: pikepdf's own are random."""
    box = page.trimbox
    width, height = float(box[2] - box[0]), float(box[3] - box[1])
    fold = float(sheet.mediabox[2]) / 2
    left = fold - width if is_left else fold
    bottom = (float(sheet.mediabox[3]) - height) / 2
    name = Name("/Left" if is_left else "/Right")
    sheet.add_resource(target.copy_foreign(page.as_form_xobject()), Name.XObject, name)
    return f"q 1 0 0 1 {left:.4f} {bottom:.4f} cm {name} Do Q\n".encode()


def _describe(target: Pdf, title: str) -> None:
    target.docinfo["/Title"] = f"{title} – bản in A4 hai mặt, gấp đôi, đóng ghim giữa"
    target.Root.Lang = "vi"
    target.Root.ViewerPreferences = Dictionary(
        DisplayDocTitle=True, Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None")
    )
