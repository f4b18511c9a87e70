"""What the documents leave open, as the press page lists it: of what, which fact, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from pydantic import BaseModel

from coban.campaign.facts import Unconfirmed
from coban.campaign.model import Campaign

LABELS = {
    "address": "địa chỉ",
    "dated": "ngày ký",
    "deadline": "thời hạn",
    "email": "thư điện tử",
    "ends": "ngày kết thúc",
    "finishing": "gia công",
    "format": "quy cách",
    "hangs_from": "ngày treo",
    "hangs_to": "ngày hạ",
    "link": "liên kết",
    "list": "danh sách",
    "material": "chất liệu",
    "number": "số văn bản",
    "phone": "số điện thoại",
    "publish": "ngày phát hành",
    "quantity": "số lượng",
    "site": "địa chỉ trang",
    "size": "kích thước",
    "starts": "ngày bắt đầu",
    "text": "nội dung",
    "where": "địa điểm",
}

CRAFT = ("orders", "channels")
"""Sections of campaign.yml whose open facts designers, print shops and stations ask for, newsrooms hardly."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One open fact."""

    subject: str
    """What it belongs to: an order's title, a channel's name; empty for a gap of its own."""
    label: str
    why: str
    section: str = ""
    """Of campaign.yml."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What several open facts may belong to."""

    name: str
    gaps: tuple[Gap, ...]

    @property
    def count(self) -> int:
        return len(self.gaps)


@dataclass(frozen=True, slots=True)
class OpenFacts:
    """Open facts by what they belong to: what news is made of, and what only the makers of pieces ask for."""

    news: tuple[Subject, ...]
    craft: tuple[Subject, ...]


def gaps(campaign: Campaign) -> tuple[Gap, ...]:
    """In the order of the campaign's sections."""
    sections = type(campaign).model_fields
    found = ((name, _walk(getattr(campaign, name), campaign.name, LABELS.get(name, ""))) for name in sections)
    return tuple(replace(gap, section=name) for name, rows in found for gap in rows)


def by_subject(gaps: Iterable[Gap]) -> OpenFacts:
    """The same in the same sequence."""
    every = tuple(gaps)
    craft = [gap for gap in every if gap.section in CRAFT]
    return OpenFacts(_subjects(gap for gap in every if gap.section not in CRAFT), _subjects(craft))


def _subjects(gaps: Iterable[Gap]) -> tuple[Subject, ...]:
    return tuple(Subject(name, tuple(rows)) for name, rows in groupby(gaps, key=lambda gap: gap.subject))


def _walk(value: object, subject: str, label: str) -> Iterator[Gap]:
    if isinstance(value, Unconfirmed):
        yield Gap(subject, label, value.unconfirmed)
    elif isinstance(value, BaseModel):
        named = getattr(value, "title", None) or getattr(value, "name", None) or subject
        for field in type(value).model_fields:
            yield from _walk(getattr(value, field), str(named), LABELS.get(field, ""))
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, subject, label)
