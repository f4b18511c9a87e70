"""ToUnicode: which letters the codes of a font stand for."""

from __future__ import annotations

from collections.abc import Mapping

MOST_IN_A_BLOCK = 100
"""Rows of one begin…end, by the standard."""


def to_unicode(spelled: Mapping[int, str]) -> bytes:
    """A CMap of two-byte codes, each with its letters; codes without letters are left out."""
    rows = [
        f"<{code:04X}> <{letters.encode('utf-16-be').hex().upper()}>"
        for code, letters in sorted(spelled.items())
        if letters
    ]
    return cmap(rows, "bfchar")


def cmap(rows: list[str], kind: str) -> bytes:
    """The CMap around rows of `bfchar` or `bfrange`."""
    blocks = [rows[start : start + MOST_IN_A_BLOCK] for start in range(0, len(rows), MOST_IN_A_BLOCK)]
    told = "\n".join(f"{len(block)} begin{kind}\n{chr(10).join(block)}\nend{kind}" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        f"{told}\nendcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")
