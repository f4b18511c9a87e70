"""The sections of a site, in the order in which a citizen needs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coban.campaign.model import Campaign
from coban.campaign.site_pages import ABOUT, ACCESS, CALENDAR, FIGURES, GALLERY, GUIDES, INSTALL, PRESS
from coban.pages.agenda import agenda

Nav = list["str | dict[str, str | Nav]"]
"""MkDocs' own shape: pages, or titles with a page or with further rows."""

HOME, INSTALLING, READING, CAMPAIGN = "Trang chủ", "Cài đặt", "Hướng dẫn", "Chiến dịch"
PIECES = "Ấn phẩm"
NEWS = "Báo chí"


@dataclass(frozen=True, slots=True)
class Step:
    """A button at the head of the home page."""

    text: str
    page: str
    """Its file; `address` is where it lies, from the site's root."""

    @property
    def address(self) -> str:
        return self.page.removesuffix("index.md").removesuffix(".md").rstrip("/") + "/"


def navigation(campaign: Campaign, own: Mapping[str, str]) -> Nav:
    """`own` are the campaign's own pages with the section that each asks for; '' stands by itself.

    A section that does not exist yet comes before the campaign's; pages keep the order of their names.
    """
    sections: dict[str, Nav] = {INSTALLING: [], READING: []}
    if campaign.app:
        sections[INSTALLING].append({INSTALLING: INSTALL})
    if campaign.services:
        sections[READING].append({"Tất cả hướng dẫn": GUIDES})
        sections[READING] += [{service.short: service.guide} for service in campaign.services]
    about: Nav = [{"Giới thiệu": ABOUT}, {"Lịch": CALENDAR}]
    if campaign.targets:
        about.append({"Con số": FIGURES})
    for page, section in own.items():
        (about if section == CAMPAIGN else sections.setdefault(section, [])).append(page)
    alone = sections.pop("", [])
    pieces: Nav = [{"Tất cả ấn phẩm": GALLERY}, *sections.pop(PIECES, [])]
    news: Nav = [{"Dành cho báo chí": PRESS}, *sections.pop(NEWS, [])]
    sections[CAMPAIGN] = [*about, {"Trợ năng": ACCESS}]
    rows: Nav = [{HOME: "index.md"}, *(_row(title, pages) for title, pages in sections.items() if pages)]
    return [*rows, _row(PIECES, pieces), _row(NEWS, news), *alone]


def first_steps(campaign: Campaign) -> tuple[Step, ...]:
    """The two that matter most to a citizen, of those that the campaign has. Desks take the menu."""
    steps = (
        (campaign.app, Step("Cài đặt ứng dụng", INSTALL)),
        (campaign.services, Step("Xem hướng dẫn", GUIDES)),
        (agenda(campaign), Step("Xem lịch hoạt động", CALENDAR)),
        (True, Step("Tìm hiểu chiến dịch", ABOUT)),
    )
    return tuple(step for there, step in steps if there)[:2]


def _row(title: str, pages: Nav) -> dict[str, str | Nav]:
    """A section of one page is that page."""
    only = pages[0] if len(pages) == 1 else pages
    if isinstance(only, dict):
        return {title: next(iter(only.values()))}
    return {title: only}
