from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.campaign.plan import Phase
from coban.checks.outcome import Finding, Outcome
from coban.checks.registry import Said, check
from coban.vietnamese import day


@check(
    "dates-in-order",
    label="Ngày tháng hợp lẽ",
    looks_at="campaign",
    rationale="""
        A banner that is due after its launch, a broadcast outside its stretch of the campaign, a piece that
        is taken down before it hangs: each date may be right on its own. Dates are compared with those they
        depend on; those still open are left out, they have a check of their own.
    """,
    source="DESIGN.md, Words",
)
def dates_in_order(brief: Brief) -> Iterator[Said]:
    """Deadlines, events, broadcasts and hanging days lie within what they belong to."""
    phases = {phase.id: phase for phase in brief.campaign.phases}
    for event in brief.campaign.events:
        phase = phases.get(event.phase or "")
        if phase and not _within(event.starts, phase):
            yield Finding(
                Outcome.FAIL,
                "event-outside",
                _outside(event.name, event.starts, phase),
                f"event '{event.id}'",
            )
    for channel in brief.campaign.channels:
        starts = known(channel.schedule.starts) if channel.schedule else None
        phase = phases.get(channel.phase or "")
        if phase and starts and not _within(starts, phase):
            where = f"channel '{channel.id}'"
            yield Finding(Outcome.FAIL, "channel-outside", _outside(channel.name, starts, phase), where)
    yield from _orders(brief, phases)


def _orders(brief: Brief, phases: dict[str, Phase]) -> Iterator[Said]:
    events = {event.id: event for event in brief.campaign.events}
    for order in brief.campaign.orders:
        due, first, last = known(order.deadline), known(order.hangs_from), known(order.hangs_to)
        where, phase, event = (
            f"order '{order.id}'",
            phases.get(order.phase or ""),
            events.get(order.event or ""),
        )
        if first and last and last < first:
            yield Finding(
                Outcome.FAIL,
                "hangs-backwards",
                f"{order.title} treo từ {day(first)} nhưng gỡ ngày {day(last)}. Hãy sửa một trong hai.",
                where,
            )
        if due and phase and _date(due) > phase.ends:
            yield Finding(
                Outcome.FAIL,
                "due-too-late",
                f"{order.title} hẹn xong ngày {day(_date(due))}, sau khi “{phase.name}” kết thúc ngày "
                f"{day(phase.ends)}.",
                where,
            )
        up_by = min((d for d in (first, _date(event.starts) if event else None) if d), default=None)
        if due and up_by and _date(due) > up_by:
            yield Finding(
                Outcome.FAIL,
                "due-after-use",
                f"{order.title} hẹn xong ngày {day(_date(due))}, nhưng phải dùng từ ngày {day(up_by)}.",
                where,
            )


def _within(moment: date | datetime, phase: Phase) -> bool:
    return phase.starts <= _date(moment) <= phase.ends


def _outside(name: str, moment: date | datetime, phase: Phase) -> str:
    return (
        f"{name} bắt đầu ngày {day(_date(moment))}, ngoài “{phase.name}” ({day(phase.starts)} đến "
        f"{day(phase.ends)})."
    )


def _date(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
