"""How large the letters of some pieces are, from how far they can be read and from how far they must be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coban.artefact import Artefact
from coban.layout.parts import FOOT_SHARE
from coban.shop.package import Job
from coban.shop.told import Told, height, legible_from_mm
from coban.vietnamese import decimal, number

NAMES = {
    "message": "khẩu hiệu",
    "place": "dòng địa danh",
    "imprint": "dòng nhỏ",
    "qr": "dòng cạnh mã QR",
    "sponsor": "dòng của đơn vị đồng hành",
    "emblem": "chữ của biểu trưng",
}
"""What the layers with letters are called."""

READ_FROM = {"message": 1.0, "place": 1.0, "imprint": FOOT_SHARE}
"""Share of the format's distance from which a layer is read; what it does not name has no such distance."""

LISTED = 0.5
"""The most for an order made from a list: an invitation is held, before a notice one stands."""

ROUNDED = 0.98
"""What is short by less is not short: the check of letter heights takes it too."""

QUOTED = 40
"""Letters of the smallest line that are told; the rest is left out."""

BY_THE_CODE = "chỉ ai đứng gần quét mã mới cần đọc"


def letters(jobs: Sequence[Job]) -> list[Told]:
    """The slogan's, the smallest, and any that are smaller than their distance asks, at their smallest."""
    least: dict[str, Job] = {}
    for job in jobs:
        for role, cap in job.row.caps_mm.items():
            if role not in least or cap < least[role].row.caps_mm[role]:
                least[role] = job
    if not least:
        return [Told("Chữ nhỏ nhất", "không có chữ")]
    smallest = min(least, key=lambda role: least[role].row.caps_mm[role])
    return list(_rows(least, smallest))


def _rows(least: dict[str, Job], smallest: str) -> Iterator[Told]:
    if "message" in least and smallest != "message":
        yield _told("Chữ khẩu hiệu", "", least["message"], "message")
    for role, job in least.items():
        if role not in ("message", smallest) and _short(job, role):
            yield _told("Chữ chưa đủ cỡ", f"{NAMES.get(role, role)}: ", job, role)
    yield _told("Chữ nhỏ nhất", f"{smallest_line(least[smallest].row)}: ", least[smallest], smallest)


def smallest_line(row: Artefact) -> str:
    """'dòng cạnh mã QR “xulang.vn/q/06067”': which line has the smallest letters; '' where there are none."""
    if not row.caps_mm:
        return ""
    role = min(row.caps_mm, key=lambda role: row.caps_mm[role])
    quoted = f" “{_cut(row.smallest_text)}”" if row.smallest_text else ""
    return f"{NAMES.get(role, role)}{quoted}"


def sizes(row: Artefact) -> list[str]:
    """'khẩu hiệu 13,7 cm, 41,0 m' and 'nhỏ nhất 4,5 cm, 13,6 m'."""
    if row.smallest_cap_mm is None:
        return ["không có chữ"]
    slogan = row.caps_mm.get("message")
    told = [f"nhỏ nhất {_reach(row.smallest_cap_mm)}"]
    return [f"khẩu hiệu {_reach(slogan)}", *told] if slogan and slogan > row.smallest_cap_mm else told


def _told(label: str, whose: str, job: Job, role: str) -> Told:
    """'… chữ hoa cao 13,7 cm, đọc được xa tới 41,0 m; cần đọc được từ 15 m'."""
    cap = job.row.caps_mm[role]
    words = f"{whose}chữ hoa cao {height(cap)}, đọc được xa tới {_metres(legible_from_mm(cap))}"
    wanted = _wanted_mm(job, role)
    if role == "qr":
        return Told(label, f"{words}; {BY_THE_CODE}")
    if wanted is None:
        return Told(label, words)
    words = f"{words}; cần đọc được từ {number(round(wanted / 1000, 1))} m"
    return Told(label, f"{words}: chưa đủ cỡ" if _short(job, role) else words, _short(job, role))


def _short(job: Job, role: str) -> bool:
    wanted = _wanted_mm(job, role)
    return wanted is not None and legible_from_mm(job.row.caps_mm[role]) < ROUNDED * wanted


def _wanted_mm(job: Job, role: str) -> float | None:
    """From how far the layer must be legible; None where the format's distance is not meant."""
    share = READ_FROM.get(role)
    if share is None or job.row.px:
        return None
    return job.kind.reading_mm * (min(share, LISTED) if job.order.list else share)


def _reach(cap_mm: float) -> str:
    return f"{height(cap_mm)}, {_metres(legible_from_mm(cap_mm))}"


def _metres(length_mm: float) -> str:
    return f"{decimal(length_mm / 1000)} m"


def _cut(text: str) -> str:
    """At a word's end."""
    if len(text) <= QUOTED:
        return text
    return f"{text[:QUOTED].rsplit(' ', 1)[0].rstrip(' ,;·-')}…"
