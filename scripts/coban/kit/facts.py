"""The campaign's facts as the press may have them: plain text and JSON, in Vietnamese.

No telephone number, no deadline of the offices, no release under embargo; what is not confirmed says so
and never shows its provisional value.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from coban.artefact import json_bytes
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.model import Campaign, Event, Phase, Source, Target
from coban.vietnamese import OPEN, day, moment, quantity


def facts_text(brief: Brief) -> str:
    """What the campaign is, by whom, when, where, how much: to read and to copy from."""
    campaign = brief.campaign
    blocks = [(campaign.name.upper(), [campaign.tagline]), *fact_blocks(brief)]
    return "\n\n".join("\n".join([head.upper(), *lines]) for head, lines in blocks) + "\n"


def fact_blocks(brief: Brief) -> list[tuple[str, list[str]]]:
    """The same under their headings; a line that is one of several begins with '- '."""
    campaign = brief.campaign
    blocks = [
        ("Chiến dịch", [campaign.about]),
        ("Cơ quan", [*_who(campaign)]),
        ("Các giai đoạn", [*map(_phase, campaign.phases)]),
        ("Mốc thời gian", [*map(_event, _public(campaign))]),
        ("Dành cho người dân", [f"- {s.name}: {s.about}" for s in campaign.services]),
        ("Chỉ tiêu", [*map(_target, campaign.targets)]),
        ("Doanh nghiệp đồng hành", [f"- {s.full or s.name}" for s in campaign.sponsors]),
        ("Thông tin thêm", [f"- {note.text} (nguồn: {note.source})" for note in campaign.notes]),
        ("Văn bản nguồn", [*map(_document, campaign.sources)]),
    ]
    return [(head, lines) for head, lines in blocks if lines]


def facts_json(brief: Brief) -> bytes:
    """The same facts for machines; an open fact is `{"unconfirmed": "why"}`."""
    campaign = brief.campaign
    record = {
        "coban": 1,
        "slug": campaign.slug,
        "name": campaign.name,
        "tagline": campaign.tagline,
        "about": campaign.about,
        "province": campaign.province,
        "owner": {"name": campaign.owner.name, "short": campaign.owner.short},
        "site": campaign.site,
        "app": campaign.app,
        "phases": campaign.phases,
        "events": _public(campaign),
        "messages": [{"id": m.id, "text": m.text, "audience": m.audience} for m in campaign.messages],
        "services": [{"name": s.name, "about": s.about, "link": s.link} for s in campaign.services],
        "sponsors": [{"name": s.name, "full": s.full} for s in campaign.sponsors],
        "targets": campaign.targets,
        "notes": campaign.notes,
        "sources": campaign.sources,
        "places": len(brief.places),
    }
    return json_bytes(_plain(record))


def slogans_text(brief: Brief) -> str:
    """Every slogan to the letter, one on a line, ready to copy."""
    lines = ["Khẩu hiệu, nguyên văn. Chữ hoa, dấu gạch và dấu ngoặc là một phần của khẩu hiệu.", ""]
    lines += [message.text for message in brief.campaign.messages]
    return "\n".join(lines) + "\n"


def _who(campaign: Campaign) -> Iterator[str]:
    yield f"Cơ quan chủ trì: {campaign.owner.name}"
    yield f"Tỉnh: {campaign.province}"
    yield f"Trang thông tin: {_said(campaign.site)}"
    yield f"Liên hệ báo chí: {campaign.owner.name}; địa chỉ thư: {_said(campaign.owner.email)}"


def _phase(phase: Phase) -> str:
    return f"- {phase.name} ({day(phase.starts)} – {day(phase.ends)})" + (
        f": {phase.about}" if phase.about else ""
    )


def _event(event: Event) -> str:
    span = moment(event.starts) + (f" – {moment(event.ends)}" if event.ends else "")
    return f"- {span}: {event.name}" + (f", {_said(event.where)}" if event.where else "")


def _target(target: Target) -> str:
    note = f"; {target.note}" if target.note else ""
    return f"- {target.what}: {quantity(target.figure, target.unit)}{note} (nguồn: {target.source})"


def _document(source: Source) -> str:
    facts = (("số", source.number), ("ngày ký", source.dated))
    return "; ".join([f"- {source.id}: {source.title}", *(f"{label}: {_said(f)}" for label, f in facts if f)])


def _public(campaign: Campaign) -> list[Event]:
    return [event for event in campaign.events if event.public]


def _said(fact: Any) -> str:
    if isinstance(fact, Unconfirmed):
        return f"{OPEN} ({fact.unconfirmed})"
    if isinstance(fact, date):
        return moment(fact)
    return OPEN if fact is None else str(fact)


def _plain(value: Any) -> Any:
    """JSON values; provisional values of open facts are left out."""
    match value:
        case Unconfirmed():
            return {"unconfirmed": value.unconfirmed}
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case date():
            return value.isoformat()
        case str() | int() | float() | bool() | None:
            return value
        case _:
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
