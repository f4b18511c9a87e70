"""Wrong pieces: composed as the right ones, each with one rule bent on purpose.

Nothing here is ever painted for anyone but the guide, and the judge must refuse every one of them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace

from coban.campaign.formats import BrandInk
from coban.campaign.model import Message
from coban.colour import Ink
from coban.geometry import Rect
from coban.identity.examples import Example
from coban.identity.moving import moved
from coban.layout import Commission, compose, localise
from coban.layout.furniture import sponsors_left
from coban.scene import Box, Code, Item, Role, Sheet, Text
from coban.text import face

TOO_MUCH = 0.4
"""Of the trim, where 30 % is the most."""

WRONG_BLUE = BrandInk(rgb="#1C8FE0", cmyk=(80, 35, 0, 0))
WRONG_YELLOW = Ink("yellow", (255, 221, 0), (0.0, 10.0, 95.0, 0.0))
REGULAR = "fonts/Arimo-Regular.ttf"
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
"""Grave, acute, tilde, hook, dot below: what parts `sô` from `số`."""


def too_wide(example: Example) -> Sheet | None:
    """The businesses' panel on 40 % of the piece."""
    return _with_panel(example, TOO_MUCH * example.commission.width, at_left=True)


def on_the_right(example: Example) -> Sheet | None:
    """The same panel at the other edge, of a piece that has it at the left."""
    if example.commission.portrait:
        return None
    boxes = (item.rect for item in example.sheet.of(Role.SPONSOR) if isinstance(item, Box))
    panel = max((box.right for box in boxes), default=0.0)
    return _with_panel(example, panel, at_left=False)


def another_blue(example: Example) -> Sheet:
    """The field in a blue that is easily had and is not the brand's."""
    brief = example.commission.brief
    inks = {**brief.brand.inks, "field": WRONG_BLUE}
    other = replace(brief, brand=brief.brand.model_copy(update={"inks": inks}))
    return _composed(example, replace(example.commission, brief=other))


def another_ink(example: Example) -> Sheet:
    """The slogan in yellow."""
    return _with_items(example.sheet, _in_yellow)


def another_weight(example: Example) -> Sheet:
    """Everything in the regular weight."""
    light = face(example.commission.brief.house.asset(REGULAR))
    return _composed(example, replace(example.commission, face=light))


def without_a_mark(example: Example) -> Sheet | None:
    """The slogan with one tone mark lost."""
    return _with_words(example, mark_lost)


def with_other_words(example: Example) -> Sheet | None:
    """The slogan with its halves changed about, or without its last words."""
    message = example.commission.message
    if message.lockup:
        first, second = message.lockup
        return _with_words(example, lambda _: f"{second} - {first}", lockup=(second, first))
    short = max(message.lines, key=len, default=())[:-1]
    cut = " ".join(short).rstrip(" ,;-")
    return _with_words(example, lambda _: cut) if cut else None


def without_quiet_zone(example: Example) -> Sheet | None:
    """The code on the bare field: its white card no larger than its modules."""
    codes = [item.rect for item in example.sheet.items if isinstance(item, Code)]
    if not codes:
        return None

    def bare(item: Item) -> Item:
        inside = next((code for code in codes if isinstance(item, Box) and item.rect.contains(code)), None)
        if inside and isinstance(item, Box) and item.role == Role.QR:
            return replace(item, rect=inside, radius=0.0)
        return item

    return _with_items(example.sheet, bare)


def mark_lost(text: str) -> str:
    """Without the first tone mark that stands in it: 'Công dân số' → 'Công dân sô'."""
    for at, letter in enumerate(text):
        parts = unicodedata.normalize("NFD", letter)
        if len(parts) > 1 and TONES.intersection(parts):
            kept = "".join(part for part in parts if part not in TONES)
            return text[:at] + unicodedata.normalize("NFC", kept) + text[at + 1 :]
    return text


def _with_panel(example: Example, panel: float, *, at_left: bool) -> Sheet | None:
    """The piece without its businesses, composed for what a panel of this width leaves, and that panel."""
    commission, bleed = example.commission, example.sheet.bleed
    if not panel or not commission.brief.campaign.sponsors:
        return None
    width, height = commission.width, commission.height
    order = commission.order.model_copy(update={"sponsors": False})
    narrow = replace(commission, width=width - panel, order=order)
    rest = _composed(example, narrow)
    items = [moved(item, panel if at_left else 0.0) for item in rest.items]
    left = 0.0 if at_left else width - panel
    white = Rect.between(left - bleed, -bleed, left + panel + bleed, height + bleed)
    inner = Rect.between(left + 0.15 * panel, 0.1 * height, left + 0.85 * panel, 0.9 * height)
    theirs = sponsors_left(commission, _within(white, left, panel, at_left), inner)
    return replace(example.sheet, shared=(*items, *theirs), own=())


def _within(white: Rect, left: float, panel: float, at_left: bool) -> Rect:
    """Out into the bleed on three sides, to the edge of the panel on the fourth."""
    if at_left:
        return Rect.between(white.x, white.y, left + panel, white.bottom)
    return Rect.between(left, white.y, white.right, white.bottom)


def _with_words(
    example: Example, change: Callable[[str], str], lockup: tuple[str, str] | None = None
) -> Sheet | None:
    """Composed anew with another slogan; None where nothing changed."""
    message = example.commission.message
    text = change(message.text)
    if text == message.text:
        return None
    halves = lockup or (tuple(text.split(" - ", 1)) if message.lockup else None)
    other = Message.model_construct(
        **{**dict(message), "text": text, "lockup": halves, "lines": (), "sentence": None}
    )
    return _composed(example, replace(example.commission, message=other))


def _composed(example: Example, commission: Commission) -> Sheet:
    return localise(compose(commission), commission, example.copy)


def _with_items(sheet: Sheet, change: Callable[[Item], Item]) -> Sheet:
    return replace(sheet, shared=tuple(map(change, sheet.shared)), own=tuple(map(change, sheet.own)))


def _in_yellow(item: Item) -> Item:
    return replace(item, ink=WRONG_YELLOW) if isinstance(item, Text) and item.role == Role.MESSAGE else item
