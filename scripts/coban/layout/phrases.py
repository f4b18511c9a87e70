"""Words of a campaign that go together: so that a long name breaks where a reader breathes.

Slogans say themselves where they may be broken. Names of events and services do not, and in Vietnamese a
space parts syllables, not words: `tài khoản` on two lines is a word torn apart. What a campaign writes again
and again as a pair is taken for one word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from coban.campaign.entries import Entry
from coban.campaign.model import Campaign
from coban.layout.commission import Commission
from coban.layout.fit import ways_to_break

LEAST_TIMES = 2
"""How often a pair must stand in the campaign's words."""

LEAST_SHARE = 0.5
"""Of the rarer syllable's uses, how many must be in this pair."""

LONGEST = 6
"""Syllables: six are three words, and a longer stretch would leave no way to break."""

LEADS_ON = ("và", "của", "cho", "tại", "trên", "với", "để", "do", "bằng", "về")
"""A line may begin with these words but should not end with them."""

_SYLLABLE = re.compile(r"[^\W\d_]+")


def ways_to_break_name(commission: Commission, text: str, most_lines: int) -> list[tuple[str, ...]]:
    """The best balanced breaking for each number of lines, with the campaign's own words kept whole."""
    return ways_to_break(commission.face, text, keep=kept(commission, text), most_lines=most_lines)


def kept(commission: Commission, text: str) -> tuple[str, ...]:
    """Stretches of the text that stay on one line; those that the order names before all."""
    named = tuple(part for part in commission.order.keep if " " in part)
    joined = text
    for part in sorted(named, key=len, reverse=True):
        joined = joined.replace(part, part.replace(" ", "\0"))
    found = stretches(commission.brief.campaign, joined, commission.entries)
    return (*named, *(part.replace("\0", " ") for part in found))


def stretches(campaign: Campaign, text: str, entries: tuple[Entry, ...] = ()) -> tuple[str, ...]:
    """What of a text is one word to a reader, each of two syllables or more."""
    words = text.split(" ")
    together = _pairs(campaign, entries)
    stretch: list[str] = words[:1]
    found: list[str] = []
    for word, following in pairwise(words):
        if len(stretch) < LONGEST and _joined(word, following, together):
            stretch.append(following)
            continue
        found.append(" ".join(stretch))
        stretch = [following]
    found.append(" ".join(stretch))
    quoted = re.findall(r"“[^”]{1,32}”", text)
    return tuple(part for part in (*found, *quoted) if " " in part)


def _joined(word: str, following: str, together: frozenset[tuple[str, str]]) -> bool:
    if word.lower() in LEADS_ON:
        return True
    return word[-1].isalpha() and (word.lower(), following.strip(",.;:”").lower()) in together


@lru_cache(maxsize=8)
def _pairs(campaign: Campaign, entries: tuple[Entry, ...]) -> frozenset[tuple[str, str]]:
    """Neighbouring syllables that the campaign and its list write together too often for chance."""
    pairs: Counter[tuple[str, str]] = Counter()
    syllables: Counter[str] = Counter()
    for text in {*_texts(campaign), *(entry.title for entry in entries)}:
        for stretch in re.split(r"[,.;:“”()–/-]", text.lower()):
            found = _SYLLABLE.findall(stretch)
            syllables.update(found)
            pairs.update(pairwise(found))
    return frozenset(
        pair
        for pair, times in pairs.items()
        if times >= LEAST_TIMES
        and times >= LEAST_SHARE * min(syllables[pair[0]], syllables[pair[1]])
        and not set(pair).intersection(LEADS_ON)
    )


def _texts(campaign: Campaign) -> Iterator[str]:
    yield from (campaign.name, campaign.tagline, campaign.about, campaign.owner.name)
    yield from (phase.about or "" for phase in campaign.phases)
    yield from (event.name for event in campaign.events)
    for message in campaign.messages:
        yield from (message.text, message.sentence or "")
    for service in campaign.services:
        yield from (service.name, service.about)
    yield from (channel.what for channel in campaign.channels)
    yield from (note.text for note in campaign.notes)
