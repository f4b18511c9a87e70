from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.typeface import RULES

FEWEST = 4
"""Syllables from which a last line of one syllable is an orphan."""


@check(
    "line-breaks",
    label="Ngắt dòng",
    looks_at="artefact",
    rationale="""
        Vietnamese words are longer than what stands between two spaces, and a line that ends within one is
        misread. The lines are told by the heights at which the words of the message layer stand. No line may
        end within words that the campaign keeps together, and the last line may not be a lone syllable,
        unless the campaign itself lists that way of breaking.
    """,
    source="000 III.1",
    needs=("slogan",),
)
def line_breaks(piece: Piece) -> Iterator[Said]:
    """No line ends within a word that belongs together, none is a lone syllable."""
    message = piece.subject.message
    lines = [words for line in piece.lines("message") if (words := _spoken(line))]
    if message is None or not lines:
        yield Finding(Outcome.SKIP, "no-slogan", "Ấn phẩm này không mang khẩu hiệu nào.")
        return
    if lines in [[_spoken(line) for line in way] for way in message.lines]:
        return
    words = [word for line in lines for word in line]
    ends = _ends(lines)
    for kept in message.keep:
        for at in _found(words, _spoken(kept)):
            if any(at < end < at + len(_spoken(kept)) for end in ends):
                yield Finding(
                    Outcome.FAIL,
                    "parted",
                    f"Dòng bị ngắt giữa “{kept}”: {_shown(lines)}. Hãy ngắt ở chỗ khác.",
                )
    if len(lines) > 1 and len(lines[-1]) == 1 and _syllables(lines[-1][0]) == 1 and len(words) >= FEWEST:
        yield Finding(
            Outcome.FAIL,
            "orphan",
            f"Dòng cuối chỉ có một tiếng “{lines[-1][0]}”: {_shown(lines)}. Hãy ngắt dòng cân hơn.",
        )


def _spoken(line: str) -> list[str]:
    """Without dashes, which a lockup draws as a rule between two lines."""
    return [word for word in line.split() if word not in RULES]


def _syllables(word: str) -> int:
    """`CHPlay/AppStore` is no lone syllable."""
    return len([part for part in re.split(r"[/-]", word) if part])


def _ends(lines: Sequence[Sequence[str]]) -> list[int]:
    """How many words stand before each break."""
    return [sum(map(len, lines[:index])) for index in range(1, len(lines))]


def _found(words: Sequence[str], kept: Sequence[str]) -> Iterator[int]:
    for at in range(len(words) - len(kept) + 1):
        if list(words[at : at + len(kept)]) == list(kept):
            yield at


def _shown(lines: Sequence[Sequence[str]]) -> str:
    return " / ".join(" ".join(line) for line in lines)
