"""Which pieces a proof-reader looks at first: the longest name, the shortest, the ones easily mistaken."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from coban.campaign.brief import Brief
from coban.shop.package import Job

FEW = 3
"""Up to so many pieces of one order are looked at anyway."""


def odd_ones(brief: Brief, jobs: Sequence[Job]) -> dict[str, list[str]]:
    """Why each odd piece of one order is odd, by its file; the oddest first."""
    if len(jobs) <= FEW:
        return {}
    words = {job.file: printed(brief, job) for job in jobs}
    found: dict[str, list[str]] = {}
    for why, measure in MEASURES:
        measured = {file: measure(text) for file, text in words.items()}
        file = max(words, key=lambda file: (measured[file], file))
        if measured[file] > _usual(measured.values()):
            found.setdefault(file, []).append(why)
    for job in jobs:
        if job.copy and job.copy.name in repeated_names(brief):
            found.setdefault(job.file, []).append("trùng tên với nơi khác")
    return found


def printed(brief: Brief, job: Job) -> str:
    """The words that tell this piece from the others of its order."""
    if job.copy:
        return job.copy.title
    return brief.campaign.message(job.row.message).text if job.row.message else job.row.side


def repeated_names(brief: Brief) -> frozenset[str]:
    """Names that several communes of the campaign bear."""
    times = Counter(place.name for place in brief.places)
    return frozenset(name for name in times if times[name] > 1)


def marks(text: str) -> int:
    """How many marks stand on, under or through its letters; the bar of đ is one."""
    return sum(
        unicodedata.combining(letter) > 0 or letter in "đĐ" for letter in unicodedata.normalize("NFD", text)
    )


def marked_capitals(text: str) -> int:
    """Capitals with marks, which stand highest and so run into the line above."""
    return sum(letter.isupper() and marks(letter) > 0 for letter in unicodedata.normalize("NFC", text))


def _shortness(text: str) -> int:
    return -len(text)


def _usual(values: Iterable[int]) -> int:
    return Counter(values).most_common(1)[0][0]


MEASURES: tuple[tuple[str, Callable[[str], int]], ...] = (
    ("tên dài nhất", len),
    ("tên ngắn nhất", _shortness),
    ("nhiều dấu nhất", marks),
    ("nhiều chữ hoa có dấu nhất", marked_capitals),
)
"""Odd is what goes beyond the usual value."""
