from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import usable
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.measure.speech import seconds


@check(
    "radio-length",
    label="Thời lượng bài phát thanh",
    looks_at="campaign",
    rationale="""
        A village loudspeaker's script is read at 150 to 180 syllables a minute. Read fast it must end within
        the seconds that the channel allows; when only the fast reader makes it, someone will be cut off.
    """,
    source="150 to 180 syllables a minute",
)
def radio_length(brief: Brief, slow: float = 150.0, fast: float = 180.0) -> Iterator[Said]:
    """A script that is read aloud ends within its seconds."""
    scripts = [
        (c, c.seconds, text) for c in brief.campaign.channels if c.seconds and (text := usable(c.text))
    ]
    if not scripts:
        yield Finding(Outcome.SKIP, "no-script", "Chiến dịch chưa có lời đọc nào kèm thời lượng.")
        return
    for channel, most, text in scripts:
        at_ease, hurried = seconds(text, slow), seconds(text, fast)
        yield Measured(f"radio-{channel.id}", f"Đọc chậm {channel.name}", round(at_ease), "giây", most)
        told = (
            f"{channel.name}: đọc hết {hurried:.0f} đến {at_ease:.0f} giây, tối đa {most} giây. Hãy rút ngắn."
        )
        if hurried > most:
            yield Finding(Outcome.FAIL, "too-long", told, f"channel '{channel.id}'")
        elif at_ease > most:
            yield Finding(Outcome.WARN, "only-read-fast", told, f"channel '{channel.id}'")
