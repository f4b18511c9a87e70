"""What is said of the emblem's files beside them: which is for which ground, how small, how much air."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.campaign.model import Artwork
from coban.identity.emblem import FOLDER, WIDTHS_PX, form_files, forms, stem
from coban.identity.shape import fineness
from coban.vietnamese import decimal, length

STAND_IN_NOTE = (
    "Các tệp dưới đây là hình tạm, không phải logo chính thức. "
    "Đừng đăng hay in; hãy xin tệp chính thức của đơn vị."
)
"""The first line of every list of stand-ins."""

CLEAR_SHARE = 0.25
"""Of the emblem's height, all around: coban's own choice, and no composition of its leaves less."""


def emblem_note(brief: Brief, artwork: Artwork) -> dict[str, bytes]:
    """`logo/bieu-trung-<slug>.txt`."""
    fine = fineness(brief.house.artwork(brief.campaign.slug, artwork.file))
    mark = "-tam" if artwork.stand_in else ""
    lines = [f"BIỂU TRƯNG {brief.campaign.name.upper()}", ""]
    if artwork.stand_in:
        lines += [STAND_IN_NOTE, *([f"{artwork.note}."] if artwork.note else []), ""]
    for form in forms(brief):
        lines.append(f"{stem(brief, form)}{mark}: {form.title.lower()}")
        lines.append(
            f"  mực {form.ink.hex}, cho nền {form.ground.hex}; tương phản {decimal(form.contrast)} : 1"
        )
    widths = ", ".join(map(str, WIDTHS_PX))
    vectors = "SVG, PDF (vector, PDF hệ CMYK) và " if artwork.file.lower().endswith(".svg") else ""
    lines += [
        "",
        f"Mỗi bản có {vectors}PNG nền trong suốt rộng {widths} px.",
        f"Khoảng trống quanh biểu trưng: ít nhất {CLEAR_SHARE:.0%} chiều cao của biểu trưng, ở cả bốn phía.",
        f"Cỡ nhỏ nhất: cao {length(fine.least_mm)} khi in, {fine.least_px} px trên màn hình.",
        "Không kéo méo, không xoay, không đổi màu khác, không thêm bóng hay viền.",
    ]
    return {f"{FOLDER}/bieu-trung-{brief.campaign.slug}.txt": ("\n".join(lines) + "\n").encode()}


def every_file(brief: Brief, artwork: Artwork) -> dict[str, bytes]:
    """All forms with the note beside them."""
    files = emblem_note(brief, artwork)
    for form in forms(brief):
        files |= form_files(brief, artwork, form)
    return files
