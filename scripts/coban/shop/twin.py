"""chu-tren-an-pham/: a text twin of each piece, for people who cannot see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from coban.campaign.brief import Brief
from coban.geometry import Rect
from coban.scene import Box, Code, Item, Picture, Role, Sheet, Text, item_box
from coban.shop.package import Job
from coban.shop.ticket import Ticket
from coban.shop.told import stand_in_names
from coban.shop.words import side
from coban.text import nfc

LABELS = {Role.PLACE: "Địa danh", Role.IMPRINT: "Dòng nhỏ", Role.QR: "Chữ cạnh mã QR"}

INNER = (1 / 3, 2 / 3)
"""Between these shares of the piece something stands in the middle."""


def twin(brief: Brief, job: Job, sheet: Sheet) -> str:
    """What the piece is, then its words in reading order, each with what it is; then pictures and colours."""
    ticket = Ticket(brief, job.order, [job])
    lines = [
        job.order.title,
        f"Tệp: {job.file}",
        f"Khổ: {ticket.size}",
        *([f"Dành cho: {job.copy.title} ({job.copy.code})"] if job.copy else []),
        *([f"Mặt: {side(job.row.side)}"] if job.row.side else []),
        "",
        *_words(brief, job, sheet),
        *_pictures(brief, job, sheet),
        *_colours(brief, job, sheet),
    ]
    return "\n".join(lines) + "\n"


def _words(brief: Brief, job: Job, sheet: Sheet) -> Iterator[str]:
    message = brief.campaign.message(job.row.message) if job.row.message else None
    yield from _message(message.text if message else "", list(paragraphs(sheet.of(Role.MESSAGE))))
    for role in (Role.PLACE, Role.IMPRINT):
        for words in paragraphs(sheet.of(role)):
            is_sentence = message is not None and words == message.sentence
            yield f"{'Câu kèm theo' if is_sentence else LABELS[role]}: {words}"
    codes = [item for item in sheet.items if isinstance(item, Code)]
    for code in codes:
        yield f"Mã QR {_where(item_box(code), sheet.trim)}: mở {code.payload}"
    for words in paragraphs(sheet.of(Role.QR)):
        yield f"{LABELS[Role.QR]}: {words}"


def _message(slogan: str, said: Sequence[str]) -> Iterator[str]:
    """The slogan to the letter where its words stand on the piece, then every other line."""
    whole = " ".join(said)
    before, found, after = whole.partition(slogan) if slogan else (whole, "", "")
    if not found:
        yield from (f"Dòng chữ: {words}" for words in said)
        return
    if before.strip():
        yield f"Dòng trên: {before.strip()}"
    yield f"Khẩu hiệu: {slogan}"
    if after.strip():
        yield f"Dòng dưới: {after.strip()}"


def paragraphs(items: Iterable[Item]) -> Iterator[str]:
    """Lines of one size are one paragraph; a rule that stands for a dash is read as the dash."""
    for _, lines in groupby(filter(_said, items), key=_size):
        yield nfc(" ".join(map(_said, lines)))


def _said(item: Item) -> str:
    match item:
        case Text():
            return item.line.text
        case Box():
            return item.words
        case _:
            return ""


def _size(item: Item) -> float | None:
    return round(item.size, 1) if isinstance(item, Text) else None


def _pictures(brief: Brief, job: Job, sheet: Sheet) -> Iterator[str]:
    logos = [item for item in sheet.of(Role.SPONSOR) if isinstance(item, Picture)]
    if logos:
        names = stand_in_names(brief, [logo.file.name for logo in logos])
        box = hull([logo.rect for logo in logos])
        yield f"Đơn vị đồng hành, {_where(box, sheet.trim)}: {', '.join(names)}"
    for emblem in (item for item in sheet.of(Role.EMBLEM) if isinstance(item, Picture)):
        yield f"Biểu trưng {_where(emblem.rect, sheet.trim)}: {brief.campaign.name}"
    if job.row.stand_ins:
        names = stand_in_names(brief, job.row.stand_ins)
        yield f"Còn là hình tạm: {', '.join(names)}"


def _colours(brief: Brief, job: Job, sheet: Sheet) -> Iterator[str]:
    names = {"field": "nền", "white": "chữ"}
    inks = [(names[name], brief.brand.ink(name).hex) for name in job.row.inks if name in names]
    motif = ["hoa văn chìm cùng màu nền"] if sheet.of(Role.MOTIF) else []
    yield f"Màu: {brief.brand.name}; " + ", ".join([*(f"{what} {colour}" for what, colour in inks), *motif])
    for why in job.row.unconfirmed:
        yield f"Chưa xác nhận: {why}"


def hull(rects: Sequence[Rect]) -> Rect:
    return Rect.between(
        min(rect.x for rect in rects),
        min(rect.y for rect in rects),
        max(rect.x + rect.width for rect in rects),
        max(rect.y + rect.height for rect in rects),
    )


def _where(rect: Rect, trim: Rect) -> str:
    """'bên trái', 'phía trên, bên phải', 'ở giữa'."""
    across = (rect.x + rect.width / 2 - trim.x) / trim.width
    down = (rect.y + rect.height / 2 - trim.y) / trim.height
    low, high = INNER
    parts = ["phía trên" if down < low else "phía dưới" if down > high else ""]
    parts.append("bên trái" if across < low else "bên phải" if across > high else "")
    return ", ".join(part for part in parts if part) or "ở giữa"
