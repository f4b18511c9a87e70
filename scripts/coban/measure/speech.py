"""Words as they are sent and spoken: segments of an SMS, syllables and seconds of a script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil

GSM_7 = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet of 3GPP TS 23.038."""

GSM_7_TWICE = frozenset("^{}\\[~]|€")
"""Its extension table: each takes two septets."""


@dataclass(frozen=True, slots=True)
class Sms:
    """A text as a network carries it."""

    alphabet: str
    """`GSM-7` or `UCS-2`."""
    units: int
    """Septets or 16-bit units."""
    segments: int


def sms(text: str) -> Sms:
    """How many segments the text takes; one letter outside GSM-7 turns all of it to UCS-2."""
    if all(letter in GSM_7 or letter in GSM_7_TWICE for letter in text):
        units = sum(2 if letter in GSM_7_TWICE else 1 for letter in text)
        return Sms("GSM-7", units, 1 if units <= 160 else ceil(units / 153))
    units = len(text.encode("utf-16-be")) // 2
    return Sms("UCS-2", units, 1 if units <= 70 else ceil(units / 67))


def syllables(text: str) -> int:
    """Vietnamese writes each syllable apart; a figure is spoken as about one for each digit."""
    return sum(
        len(re.sub(r"\D", "", word)) or 1 for word in re.split(r"[\s/–-]+", text) if re.search(r"\w", word)
    )


def seconds(text: str, per_minute: float) -> float:
    return 60 * syllables(text) / per_minute
