"""What the library draws once for all codes of a version: the eight masks, and the way that words take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter

import qrcode

MASKS = 8
VERSIONS = 40

_DIGITS, _MODULES = bytes.maketrans(b"\0\1", b"01"), bytes.maketrans(b"01", b"\0\1")


def modules_on_side(version: int) -> int:
    return 4 * version + 17


@lru_cache(maxsize=2 * VERSIONS)
def frames(version: int, *, weighed: bool) -> tuple[int, ...]:
    """Codes without words under each mask, as whole numbers: a bit for each module, the first one highest.

    Masks are weighed before a code says which one it wears.
    """
    return tuple(_drawn(version, (), mask, weighed) for mask in range(MASKS))


def laid(version: int, codewords: Iterable[int]) -> int:
    """The modules that codewords make dark, under no mask."""
    digits = "".join(["0", *[f"{word:08b}" for word in codewords]])
    return int("".join(_way(version)(digits)), 2)


def as_rows(bits: int, side: int) -> tuple[bytes, ...]:
    """Rows from the top: 1 is dark, 0 is light."""
    modules = f"{bits:0{side * side}b}".encode().translate(_MODULES)
    return tuple(modules[start : start + side] for start in range(0, side * side, side))


@lru_cache(maxsize=VERSIONS)
def _way(version: int) -> Callable[[str], Sequence[str]]:
    """Picks from digits, counted from 1, the one that each module shows; 0 for those that show none.

    Which it is, the library tells in what it draws: the lowest bit of each digit's number, then the next.
    """
    none = frames(version, weighed=True)[0]
    modules = modules_on_side(version) ** 2
    room = _drawn(version, [0xFF] * modules, 0, True) ^ none
    digits = room.bit_count() // 8 * 8
    shown = [0] * modules
    for place in range(digits.bit_length()):
        bits = "".join(str(number >> place & 1) for number in range(1, digits + 1))
        dark = _drawn(version, int(bits, 2).to_bytes(digits // 8), 0, True) ^ none
        for module, digit in enumerate(f"{dark:0{modules}b}"):
            shown[module] |= int(digit) << place
    return itemgetter(*shown)


def _drawn(version: int, codewords: Sequence[int], mask: int, weighed: bool) -> int:
    code = qrcode.QRCode(version=version, error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.data_cache = codewords
    code.makeImpl(weighed, mask)
    return int(bytes(chain.from_iterable(code.modules)).translate(_DIGITS), 2)
