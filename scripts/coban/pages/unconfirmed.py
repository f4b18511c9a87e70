"""What the documents leave open, as the press page lists it: of what, which fact, and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Gap:
    """One open fact."""

    subject: str
    """What it belongs to: an order's title, a channel's name; empty for a gap of its own."""
    label: str
    why: str


def gaps(campaign: Campaign) -> tuple[Gap, ...]:
    """In the order of the campaign's sections."""
    return tuple(_walk(campaign, "", ""))


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
