"""Boilerplate: what the campaign is, in 25, 50 and 100 words, for editors to paste under a story.

Words are counted as the Vietnamese press counts them: syllables between spaces ("tiếng", "chữ").
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator

from coban.campaign.facts import Noun, Words

LEAST_SHARE = 0.8
"""A text shorter than this share of its room was written for another one."""


def word_count(text: str) -> int:
    """Syllables between spaces; a dash or a sign that stands alone is none."""
    return sum(any(letter.isalnum() for letter in part) for part in text.split())


def _of_at_most(most: int) -> AfterValidator:
    def counted(text: str) -> str:
        least, count = round(LEAST_SHARE * most), word_count(text)
        if least <= count <= most:
            return text
        cure = f"cut {count - most}" if count > most else f"add {least - count}"
        raise ValueError(
            f"the text has {count} words (syllables between spaces); expected {least} to {most}; {cure}"
        )

    checked: Callable[[str], str] = counted
    return AfterValidator(checked)


class Boilerplate(Noun):
    """What the campaign is, in one paragraph that editors paste: only what is confirmed."""

    words_25: Annotated[Words, _of_at_most(25)]
    """At most 25 words, at least 20; syllables between spaces are counted."""
    words_50: Annotated[Words, _of_at_most(50)]
    """At most 50 words, at least 40."""
    words_100: Annotated[Words, _of_at_most(100)]
    """At most 100 words, at least 80."""

    @property
    def by_length(self) -> dict[int, str]:
        """Each text by the words that it has room for, shortest first."""
        return {25: self.words_25, 50: self.words_50, 100: self.words_100}
