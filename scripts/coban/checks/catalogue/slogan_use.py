from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, usable
from coban.campaign.plan import Channel
from coban.checks.outcome import Finding, Outcome
from coban.checks.registry import Said, check


@check(
    "slogan-use",
    label="Khẩu hiệu trên các kênh",
    looks_at="campaign",
    rationale="""
        Channels are to use the slogans as much as they can. Each slogan that a channel asks for must stand in
        the channel's own words or on an order; where the words are still open, or the order has no format
        yet, nobody can tell.
    """,
    source="001 I.2",
)
def slogan_use(brief: Brief) -> Iterator[Said]:
    """Every slogan that a channel asks for is used somewhere."""
    asking = [channel for channel in brief.campaign.channels if channel.messages]
    if not asking:
        yield Finding(Outcome.SKIP, "none-asked", "Không kênh nào yêu cầu khẩu hiệu.")
        return
    ordered = {id for order in brief.campaign.orders for id in order.messages}
    made = {id for order in brief.campaign.orders if usable(order.format) for id in order.messages}
    for channel in asking:
        for id in channel.messages:
            if id in made or _says(channel, brief.campaign.message(id).text):
                continue
            where = f"channel '{channel.id}'"
            text = brief.campaign.message(id).text
            if id in ordered or isinstance(channel.text, Unconfirmed):
                yield Finding(
                    Outcome.UNSURE,
                    "still-open",
                    f"Kênh {channel.name}: “{text}” mới nằm ở đơn còn để ngỏ.",
                    where,
                )
            else:
                yield Finding(
                    Outcome.WARN,
                    "unused",
                    f"Kênh {channel.name} cần khẩu hiệu “{text}” nhưng chưa đơn nào in, chưa bài nào đọc.",
                    where,
                )


def _says(channel: Channel, slogan: str) -> bool:
    return slogan in (usable(channel.text) or "")
