"""Texts for telephones: how a network cuts them up, and how they read without diacritics.

3GPP TS 23.038 (alphabets) and TS 23.040 (parts of a long message: 6 octets of each go to their header).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coban.text import nfc

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The default alphabet: a septet each."""

EXTENDED = frozenset("^{}\\[~]|€\f")
"""Its extension: two septets each, which stay in one part."""

ALONE = {"GSM-7": 160, "UCS-2": 70}
IN_PARTS = {"GSM-7": 153, "UCS-2": 67}
"""Units that a message takes on its own, and each part of a longer one."""

MOST_PARTS = 255
"""The header counts parts in one octet."""

PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»″", '"'),
        **dict.fromkeys("‘’‚′`´", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("•·", "-"),
        **dict.fromkeys("\u00a0\u2009\u202f\u2007", " "),
        "…": "...",
        "×": "x",
        "đ": "d",
        "Đ": "D",
        "₫": "d",
    }
)

CLUMSY = frozenset(("lon", "buoi", "dit", "deo", "cut", "du"))
"""Syllables that read as something coarse or quite different once their marks are gone."""

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Sms:
    """A text as a network carries it."""

    text: str
    alphabet: Literal["GSM-7", "UCS-2"]
    units: int
    """Septets, or 16-bit units."""
    parts: tuple[str, ...]
    """What each part holds; one for a message on its own."""

    @property
    def room(self) -> int:
        """Units that so many parts hold at most."""
        return ALONE[self.alphabet] if len(self.parts) == 1 else IN_PARTS[self.alphabet] * len(self.parts)


def sms(text: str) -> Sms:
    """The text in NFC, in the smallest alphabet that has all of it, cut as phones cut it."""
    text = nfc(text)
    alphabet: Literal["GSM-7", "UCS-2"] = "UCS-2" if strangers(text) else "GSM-7"
    units = sum(_units(letter, alphabet) for letter in text)
    parts = (text,) if units <= ALONE[alphabet] else tuple(_parts(text, alphabet))
    return Sms(text, alphabet, units, parts)


def strangers(text: str) -> tuple[str, ...]:
    """The letters for whose sake the text is sent in UCS-2, each once."""
    return tuple(dict.fromkeys(letter for letter in text if letter not in BASIC | EXTENDED))


def unmarked(text: str) -> str:
    """Without diacritics, capitals kept: 'Tải “Công dân số”' → 'Tai "Cong dan so"'."""
    apart = unicodedata.normalize("NFD", nfc(text).translate(PLAIN))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def unclear(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(word without marks, words of the text that become it) where a reader could take one for another."""
    became: dict[str, dict[str, None]] = defaultdict(dict)
    for word in WORD.findall(nfc(text).lower()):
        became[unmarked(word)][word] = None
    for plain, words in became.items():
        if len(words) > 1 or (plain in CLUMSY and plain not in words):
            yield plain, tuple(words)


def _units(letter: str, alphabet: str) -> int:
    if alphabet == "UCS-2":
        return 2 if ord(letter) > 0xFFFF else 1
    return 2 if letter in EXTENDED else 1


def _parts(text: str, alphabet: str) -> Iterator[str]:
    """No letter of two units is torn apart."""
    part, used = "", 0
    for letter in text:
        units = _units(letter, alphabet)
        if used + units > IN_PARTS[alphabet]:
            yield part
            part, used = "", 0
        part, used = part + letter, used + units
    yield part
