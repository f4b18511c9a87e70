"""Finished PDFs read back with poppler: where each word stands, and which stand on one another."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from defusedxml.ElementTree import fromstring


@dataclass(frozen=True)
class Word:
    page: int
    text: str
    left: float
    top: float
    right: float
    bottom: float


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0 and not done.stderr, f"{command}\n{done.stderr}"
    return done.stdout


def words(pdf: Path) -> list[Word]:
    root: ElementTree.Element = fromstring(run("pdftotext", "-bbox", str(pdf), "-"))
    space = "{http://www.w3.org/1999/xhtml}"
    return [
        Word(
            number,
            word.text or "",
            *(float(word.get(side, "0")) for side in ("xMin", "yMin", "xMax", "yMax")),
        )
        for number, page in enumerate(root.iter(f"{space}page"), 1)
        for word in page.iter(f"{space}word")
    ]


def clashes(found: Sequence[Word]) -> list[tuple[str, str]]:
    """Words of a page that are printed over one another."""
    return [
        (one.text, other.text)
        for place, one in enumerate(found)
        for other in found[place + 1 :]
        if one.page == other.page and overlap(one, other) > 1
    ]


def overlap(one: Word, other: Word) -> float:
    """Of the middle halves of two words' boxes, in pt: lines may touch each other's boxes."""

    def middle(word: Word) -> tuple[float, float]:
        quarter = (word.bottom - word.top) / 4
        return word.top + quarter, word.bottom - quarter

    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(middle(one)[1], middle(other)[1]) - max(middle(one)[0], middle(other)[0])
    return min(across, down)
