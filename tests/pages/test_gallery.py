"""The gallery's shelves: what is offered of each piece."""

from __future__ import annotations

from dataclasses import replace

from coban.artefact import Artefact
from coban.campaign import Brief, House, load
from coban.pages.gallery import shelves

ORDER = "nhan-khau-hieu"
STEM = f"{ORDER}/nhan-dan_90x90mm"


def row(brief: Brief, kind: str, path: str) -> Artefact:
    order = brief.campaign.order(ORDER)
    return Artefact(
        path=path, kind=kind, order=ORDER, format="nhan-dan", message=order.messages[0], place=None,
        size_mm=(90.0, 90.0), px=None, scale=1, inks=("field",), font="Arimo Bold", qr=(), sponsor_share=None,
        bytes=1000, sha256="", key="",
    )  # fmt: skip


def offered(brief: Brief, rows: list[Artefact]) -> list[tuple[str, str]]:
    (shelf,) = [shelf for shelf in shelves(brief, rows) if shelf.order.id == ORDER]
    (piece,) = shelf.pieces
    return [(download.label, download.href) for download in piece.downloads]


def test_a_die_line_is_offered_beside_the_print_file_that_it_belongs_to(house: House) -> None:
    brief = load(house, "dak-nong-ra-quan")
    printed = row(brief, "print", f"print/{STEM}.pdf")
    preview, die = replace(printed, kind="preview", path=f"preview/{STEM}.png"), f"die/{STEM}_be.pdf"
    every = [replace(printed, kind="die", path=die), preview, printed]
    assert offered(brief, every) == [
        ("PDF để in", f"tai-ve/print/{STEM}.pdf"),
        ("Xem ảnh PNG", f"tai-ve/preview/{STEM}.png"),
        ("Đường bế PDF", f"tai-ve/{die}"),
    ]
    assert [label for label, _ in offered(brief, [preview, printed])] == ["PDF để in", "Xem ảnh PNG"]
