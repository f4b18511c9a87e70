"""docs/<slug>/thu-moi.yml: who invites whom to what by letter, and what each letter says."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from coban.campaign.facts import Fact, Inside, Noun, Slug, Words


def _page(address: str) -> str:
    try:
        filled = address.format(code="x")
    except (KeyError, IndexError, ValueError):
        filled = "//"
    if "//" in filled or filled.startswith("/") or ".." in filled or any(c.isspace() for c in filled):
        raise ValueError(
            f"'{address}' is not an address below the site's own; expected one like 'le/' or 'le/#{{code}}'"
        )
    return address


Page = Annotated[str, AfterValidator(_page)]
"""An address below the site's own; `{code}` stands for the row's."""


class LetterSet(Noun):
    """Letters of one kind: one merged file, and a file for each."""

    id: Slug
    """Its id; the name of its files."""
    title: Words
    """What its receivers have in common."""
    list: Inside
    """CSV with the columns code, name, detail, link: whom, and at which meeting point."""
    codes: Words = "*"
    """Which rows of the list, by their codes: `tinh-*`."""
    delegates: tuple[Words, ...] = ()
    """Who takes part at such a meeting point."""
    request: Words | None = None
    """What these receivers are asked to do, when it is something else than all are."""
    source: Words
    """Document and section."""


class LetterPlan(Noun):
    """What all letters of a campaign have in common."""

    coban: Literal[1]
    """The version of this format."""
    event: Slug
    """The event of campaign.yml to which they invite."""
    about: Words
    """The line under the title: to what."""
    above: Words | None = None
    """The authority that the office is part of."""
    office: Words
    """The office that gives the letters out."""
    place: Words
    """Where they are given out."""
    number: Fact[Words]
    """The letter's number."""
    inviting: Words
    """Who invites."""
    chair: Words | None = None
    """Who presides."""
    hour: Fact[Words]
    """The hour of the event, in words: `08 giờ 00`."""
    contact: Words
    """The office that answers questions; never a person."""
    phone: Fact[Words]
    """That office's number."""
    request: Words | None = None
    """What all receivers are asked to do."""
    page: Page | None = None
    """The page of the site that the code opens; printed once the campaign's site is confirmed."""
    page_words: Words = "Quét mã để xem thêm"
    """What the code does, beside it."""
    sets: tuple[LetterSet, ...]
    """The letters, kind by kind."""
    open: tuple[Fact[Words], ...] = ()
    """What the documents leave open about them."""
