"""What an administrative document has above and below its text: offices, number, place, signature.

Nghị định 30/2020/NĐ-CP, Phụ lục I; docs/manual/press.md lists the rules with their articles.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.press.release import PressRelease
from coban.vietnamese import day_in_words

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
KIND_SIGN = "TC"
"""What stands for `thông cáo` in a document's number (Phụ lục III)."""

ROOM = "\u00a0" * 8
"""Left for a number that the registry writes by hand."""

SIGNED = "(Chức vụ, chữ ký, dấu, họ tên của người ký)"
RECIPIENTS = ("Các cơ quan báo chí;", "Lưu: VT.")


LONGEST_LINE = 26
"""Capitals of 12 points that the left half of the heading holds."""

BREATHES = ("VÀ", "TỈNH")


@dataclass(frozen=True, slots=True)
class Heading:
    """The two blocks above a document's title."""

    above: str | None
    """The authority that the office is part of."""
    office: tuple[str, ...]
    """Its name, on one line or two."""
    number: str
    place: str


def heading(brief: Brief, release: PressRelease) -> Heading:
    campaign, front = brief.campaign, release.front
    above, office = _offices(campaign.owner.name, campaign.owner.short, campaign.province)
    return Heading(above, office_lines(office), _number(front.number), f"{front.place}, {_day(front.date)}")


def _offices(name: str, short: str | None, province: str) -> tuple[str | None, str]:
    """A department's own name stands below the committee's that it is part of; a committee's alone."""
    if name.startswith("Sở "):
        own = (short or name).removesuffix(f" tỉnh {province}")
        return f"UBND tỉnh {province}".upper(), own.upper()
    return None, name.upper()


def office_lines(name: str) -> tuple[str, ...]:
    """A long name on two lines, parted before the word where it breathes, else in its middle."""
    if len(name) <= LONGEST_LINE:
        return (name,)
    gaps = [at for at, letter in enumerate(name) if letter == " "]
    breathing = [at for at in gaps if name[at + 1 :].split()[0] in BREATHES] or gaps
    at = min(breathing, key=lambda gap: abs(gap - len(name) / 2))
    return name[:at], name[at + 1 :]


def _number(number: str | Unconfirmed | None) -> str:
    """'Số: 12/TC-STTTT'; an open one leaves room before what is known of it."""
    if isinstance(number, str):
        return f"Số: {number}"
    behind = number.draft if isinstance(number, Unconfirmed) and number.draft else f"/{KIND_SIGN}"
    return f"Số: {ROOM}{behind}"


def _day(day: date | Unconfirmed) -> str:
    """Days under 10 and the first two months carry a zero (Phụ lục I, II.4); an open day leaves its room."""
    if isinstance(day, Unconfirmed):
        return f"ngày {ROOM} tháng {ROOM} năm {ROOM}"
    return day_in_words(day)
