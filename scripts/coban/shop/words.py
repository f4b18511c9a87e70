"""What the shop's papers have in common: their frame, and how a piece is called."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from coban.campaign.brief import Brief
from coban.campaign.places import Place
from coban.shop.package import Job, Package
from coban.typeset import as_pdf, templates

HERE = Path(__file__).parent

SHARED = "dùng chung"

SIDES = {"mat-ngoai": "mặt ngoài", "mat-trong": "mặt trong"}


def page(template: str, brief: Brief, package: Package, *, title: str, **words: object) -> str:
    """A paper as HTML, in the frame that all of them share."""
    campaign = brief.campaign
    return (
        _environment()
        .get_template(template)
        .render(
            campaign=campaign.name,
            package=package,
            title=title,
            subject=package.title,
            foot=campaign.owner.name,
            **words,
        )
    )


def paper(html: str, brief: Brief, pictures: dict[str, bytes] | None = None) -> bytes:
    """The paper as PDF."""
    return as_pdf(html, brief.house, brief.brand, css=_style(), pictures=pictures)


def whom(brief: Brief, job: Job, *, slogan: bool, within: Package) -> str:
    """'Xã Thạch Đạn (06214)', 'mặt trong', the slogan where an order has several.

    The district is named only where the package is not that district's.
    """
    parts = []
    if job.copy:
        elsewhere = isinstance(job.copy, Place) and job.copy.district != within.title
        parts.append(f"{job.copy.title if elsewhere else job.copy.name} ({job.copy.code})")
    if slogan and job.row.message:
        parts.append(brief.campaign.message(job.row.message).text)
    if job.row.side:
        parts.append(side(job.row.side))
    return "; ".join(parts) or SHARED


def side(name: str) -> str:
    """'to-2' → 'tờ 2'."""
    return SIDES.get(name) or name.replace("to-", "tờ ")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return templates(HERE)


@lru_cache(maxsize=1)
def _style() -> str:
    return (HERE / "shop.css").read_text("utf-8")
