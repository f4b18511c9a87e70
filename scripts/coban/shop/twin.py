"""chu-tren-an-pham/: a text twin of each piece, for people who cannot see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from coban.campaign.brief import Brief
from coban.campaign.entries import Entry
from coban.campaign.model import Message
from coban.geometry import Rect
from coban.scene import Box, Code, Item, Picture, Role, Sheet, Text, item_box
from coban.shop.package import Job
from coban.shop.reading import panel_by_panel
from coban.shop.ticket import Ticket
from coban.shop.told import stand_in_names
from coban.shop.words import side
from coban.text import nfc

LABELS = {Role.IMPRINT: "Dòng nhỏ", Role.QR: "Chữ cạnh mã QR"}

INNER = (1 / 3, 2 / 3)
"""Between these shares of the piece something stands in the middle."""


def twin(brief: Brief, job: Job, sheet: Sheet) -> str:
    """What the piece is; what stands on it in the order of reading, each with what it is; its colours."""
    ticket = Ticket(brief, job.order, [job])
    lines = [
        job.order.title,
        f"Tệp: {job.file}",
        f"Khổ: {ticket.size}",
        *([f"Dành cho: {job.copy.title} ({job.copy.code})"] if job.copy else []),
        *([f"Mặt: {side(job.row.side)}"] if job.row.side else []),
        "",
        *_read_out(brief, job, sheet),
        "",
        *_state(brief, job, sheet),
    ]
    return "\n".join(lines) + "\n"


def _read_out(brief: Brief, job: Job, sheet: Sheet) -> Iterator[str]:
    message = brief.campaign.message(job.row.message) if job.row.message else None
    said = [item for item in sheet.items if isinstance(item, Picture | Code) or words_of(item)]
    for role, block in groupby(_slogan_whole(panel_by_panel(said, sheet.guides)), key=lambda item: item.role):
        items = list(block)
        if role == Role.MESSAGE:
            yield from _message(message, items)
            continue
        yield from _pictures(brief, sheet, [item for item in items if isinstance(item, Picture)])
        yield from (_code(item, sheet) for item in items if isinstance(item, Code))
        for words in paragraphs(items):
            yield f"{_label(job, role, words, message)}: {words}"


def _slogan_whole(items: Sequence[Item]) -> list[Item]:
    """All of the slogan's lines where the first of them is read."""
    slogan = [item for item in items if item.role == Role.MESSAGE]
    at = items.index(slogan[0]) if slogan else 0
    before, after = items[:at], items[at:]
    return [*before, *slogan, *(item for item in after if item.role != Role.MESSAGE)]


def _message(message: Message | None, items: Sequence[Item]) -> Iterator[str]:
    """The slogan to the letter where its words stand on the piece, then every other line."""
    lines = list(paragraphs(items))
    whole = " ".join(lines)
    slogan = message.text if message else ""
    before, found, after = whole.partition(slogan) if slogan else (whole, "", "")
    if not found:
        yield from (f"Dòng chữ: {words}" for words in lines)
        return
    if before.strip():
        yield f"Dòng trên: {before.strip()}"
    yield f"Khẩu hiệu: {slogan}"
    if after.strip():
        yield f"Dòng dưới: {after.strip()}"


def _label(job: Job, role: Role, words: str, message: Message | None) -> str:
    if message and words == message.sentence:
        return "Câu kèm theo"
    if role == Role.PLACE:
        return "Người nhận" if isinstance(job.copy, Entry) else "Địa danh" if job.copy else "Mục"
    return LABELS.get(role, "Dòng chữ")


def paragraphs(items: Sequence[Item]) -> Iterator[str]:
    """Lines of one size are one paragraph; a rule that stands for a dash is read as the dash."""
    for _, lines in groupby(filter(words_of, items), key=_size):
        yield nfc(" ".join(map(words_of, lines)))


def words_of(item: Item) -> str:
    match item:
        case Text():
            return item.line.text
        case Box():
            return item.words
        case _:
            return ""


def _size(item: Item) -> float | None:
    return round(item.size, 1) if isinstance(item, Text) else None


def _pictures(brief: Brief, sheet: Sheet, pictures: Sequence[Picture]) -> Iterator[str]:
    logos = [picture for picture in pictures if picture.role == Role.SPONSOR]
    if logos:
        names = stand_in_names(brief, [logo.file.name for logo in logos])
        yield f"Đơn vị đồng hành, {_where(_hull(logos), sheet.trim)}: {', '.join(names)}"
    for emblem in (picture for picture in pictures if picture.role == Role.EMBLEM):
        yield f"Biểu trưng {_where(emblem.rect, sheet.trim)}: {brief.campaign.name}"


def _code(code: Code, sheet: Sheet) -> str:
    return f"Mã QR {_where(item_box(code), sheet.trim)}: mở {code.payload}"


def _state(brief: Brief, job: Job, sheet: Sheet) -> Iterator[str]:
    names = {"field": "nền", "white": "chữ"}
    colours = [f"{names[ink]} {brief.brand.ink(ink).hex}" for ink in job.row.inks if ink in names]
    motif = ["hoa văn chìm cùng màu nền"] if sheet.of(Role.MOTIF) else []
    yield f"Màu: {brief.brand.name}; {', '.join([*colours, *motif])}"
    if job.row.stand_ins:
        yield f"Còn là hình tạm: {', '.join(stand_in_names(brief, job.row.stand_ins))}"
    for why in job.row.unconfirmed:
        yield f"Chưa xác nhận: {why}"


def _hull(pictures: Sequence[Picture]) -> Rect:
    rects = [picture.rect for picture in pictures]
    return Rect.between(
        min(rect.x for rect in rects),
        min(rect.y for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )


def _where(rect: Rect, trim: Rect) -> str:
    """'bên trái', 'phía trên, bên phải', 'ở giữa'."""
    across = (rect.x + rect.width / 2 - trim.x) / trim.width
    down = (rect.y + rect.height / 2 - trim.y) / trim.height
    low, high = INNER
    parts = ["phía trên" if down < low else "phía dưới" if down > high else ""]
    parts.append("bên trái" if across < low else "bên phải" if across > high else "")
    return ", ".join(part for part in parts if part) or "ở giữa"
