"""A small newsroom with a confirmed address, for feeds and machines; what pages tell machines, read back."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from tests.build.conftest import SLUG, change
from tests.press.conftest import new_house
from tests.press.writing import picture, release

from coban.campaign import Brief, House, load

ADDRESS = "https://chien-dich.example/thu/"
CORRECTED = datetime.fromisoformat("2022-05-12T09:00:00+07:00")
HELD_UNTIL = datetime.fromisoformat("2022-06-01T08:00:00+07:00")
FRONT = """
date: 2022-05-10
contact: Phòng Báo chí & Xuất bản
pictures:
  - file: bao-chi/cau.png
    title: Cầu <mới>
    caption: "Cao Lãm, ngày 10/5/2022: nhịp giữa."
    alt: Nhịp giữa của cầu
    licence: https://creativecommons.example/by/4.0/
"""
CORRECTION = f"""
version: 2
corrects: tin-1
changes: Sửa giờ khai mạc.
embargo: {CORRECTED.isoformat()}
"""
OPEN_DAY = "date: {unconfirmed: Sở quyết định, draft: 2022-05-01}"
HELD = f"embargo: {HELD_UNTIL.isoformat()}"


def newsroom_house(folder: Path) -> House:
    """A release with a picture, its correction, one without a day, one that is held until June."""
    house = new_house(folder)
    change(
        house,
        "campaign.yml",
        "site: {unconfirmed: Chưa có địa chỉ trang; có rồi",
        f"site: {ADDRESS} # {{có rồi",
    )
    picture(house, "cau.png")
    release(
        house,
        "tin-1",
        FRONT,
        'Câu "một" & 1 < 2.\n\n- Ý **đậm**\n- [Ý có địa chỉ](https://a.example/?b=1&c=2)\n',
    )
    release(house, "tin-1-2", CORRECTION, "Câu đã sửa.\n")
    release(house, "tin-khong-ngay", OPEN_DAY, 'Chưa rõ ngày: {unconfirmed: "Sở trả lời"}.\n')
    release(house, "tin-sau", HELD, "Chưa được đăng.\n")
    return house


def as_of(house: House, moment: datetime, *, invited: bool = False) -> Brief:
    return replace(load(house, SLUG), at=moment, invited=invited)


@dataclass
class Told(HTMLParser):
    """What a page tells machines."""

    html: str
    graphs: list[dict[str, Any]] = field(default_factory=list)
    card: dict[str, str] = field(default_factory=dict)
    alternates: dict[str, str] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._linked = False
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._linked = tag == "script" and given.get("type") == "application/ld+json"
        self.addresses += [given[name] for name in ("href", "src") if name in given]
        if tag == "meta" and "content" in given:
            self.card[given.get("property") or given.get("name", "")] = given["content"]
        if tag == "link" and given.get("rel") == "alternate":
            self.alternates[given["type"]] = given["href"]

    def handle_data(self, text: str) -> None:
        if self._linked:
            self.graphs.append(json.loads(text))
            self._linked = False
