"""Contacts by office: which office answers for what, and what of it is confirmed. Never a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.press import PressRelease
from coban.press.statement import said
from coban.vietnamese import OPEN


@dataclass(frozen=True, slots=True)
class Office:
    """An office, what it answers for, and how it is reached."""

    name: str
    duty: str
    rows: tuple[tuple[str, str], ...]
    """What, and how it reads; an open fact with its reason."""


def offices(brief: Brief, releases: Sequence[PressRelease]) -> tuple[Office, ...]:
    """The owner first, then who leads the work, then whom single releases name."""
    owner = brief.campaign.owner
    known = (
        ("Điện thoại", owner.phone),
        ("Thư điện tử", owner.email),
        ("Địa chỉ", owner.address),
        ("Trang thông tin", brief.campaign.site),
    )
    rows = tuple((label, _told(fact)) for label, fact in known if fact)
    duties = {owner.name: "Cơ quan chủ trì chiến dịch"}
    if owner.lead:
        duties.setdefault(owner.lead, "Cơ quan thực hiện")
    for release in releases:
        if release.front.contact:
            duties.setdefault(release.front.contact, f"Trả lời về thông cáo: {release.front.title}")
    nothing = (("Điện thoại, thư điện tử", f"{OPEN}: văn bản không ghi; hỏi {owner.name}"),)
    return tuple(Office(name, duty, rows if name == owner.name else nothing) for name, duty in duties.items())


def contacts_text(found: Sequence[Office]) -> str:
    """One block for each office."""
    blocks = [
        "\n".join([office.name, office.duty, *(f"- {label}: {text}" for label, text in office.rows)])
        for office in found
    ]
    return "\n\n".join(["Liên hệ theo cơ quan", *blocks]) + "\n"


def _told(fact: object) -> str:
    run = said(fact)
    return f"{run.text} ({run.why})" if run.why else run.text
