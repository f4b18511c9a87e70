from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import usable
from coban.campaign.plan import Channel
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.measure.speech import sms


@check(
    "sms-length",
    label="Độ dài tin nhắn SMS",
    looks_at="campaign",
    rationale="""
        A network cuts a text into segments of 160 letters of GSM-7, or of 70 as soon as one Vietnamese letter
        with its mark is among them (153 and 67 when there are several), and each is paid for. The number of
        segments of every channel that is an SMS is counted and held against the most that is wanted.
    """,
    source="3GPP TS 23.038 and 23.040",
)
def sms_length(brief: Brief, segments: float = 4.0) -> Iterator[Said]:
    """An SMS takes no more segments than are wanted."""
    texts = [
        (channel, text)
        for channel in brief.campaign.channels
        if _is_sms(channel) and (text := usable(channel.text))
    ]
    if not texts:
        yield Finding(Outcome.SKIP, "no-text", "Chiến dịch chưa có nội dung tin nhắn SMS nào.")
        return
    for channel, text in texts:
        found = sms(text)
        yield Measured(f"sms-{channel.id}", f"Số phần của {channel.name}", found.segments, "phần", segments)
        if found.segments > segments:
            yield Finding(
                Outcome.WARN,
                "too-many-segments",
                f"{channel.name}: {found.units} ký tự ({found.alphabet}) thành {found.segments} phần, nên "
                "giữ trong "
                f"{segments:g} phần. Hãy rút ngắn; tin không dấu (GSM-7) dài gấp đôi trong một phần.",
                f"channel '{channel.id}'",
            )


def _is_sms(channel: Channel) -> bool:
    return channel.id.startswith("sms") or "SMS" in channel.name
