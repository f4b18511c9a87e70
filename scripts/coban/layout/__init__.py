"""Compose a commission into a Sheet: millimetres and inks, nothing painted."""

from __future__ import annotations

from dataclasses import replace

from coban import __version__
from coban.campaign.entries import Copy, Entry
from coban.campaign.formats import LONGEST_PAGE_MM
from coban.campaign.places import Place
from coban.colour import BLACK, WHITE
from coban.geometry import Rect
from coban.layout.commission import Commission, commissions, piece_name, side_title
from coban.layout.designs import design_of
from coban.layout.die import die_of, die_words
from coban.layout.furniture import code_card
from coban.layout.hem import hem
from coban.layout.parts import small_line
from coban.qr import QUIET_ZONE_MODULES, matrix
from coban.scene import Box, Code, Item, Role, Sheet
from coban.vietnamese import day, length, size

__all__ = [
    "Commission",
    "at_scale",
    "code_sheet",
    "commissions",
    "compose",
    "localise",
    "piece_name",
    "side_title",
]

SCALES = (1, 10, 100)

MARGIN_MM = 80.0
"""Room on the file's page for crop marks on both sides and the lines of the slug."""


def compose(commission: Commission) -> Sheet:
    """The part that all places share, with rooms left open for one place."""
    found = design_of(commission).compose(commission)
    kind = commission.format
    trim = Rect(0, 0, commission.width, commission.height)
    safe = Rect.between(
        kind.safe_mm,
        max(kind.safe_mm, kind.pocket_mm),
        trim.width - kind.safe_mm,
        trim.height - max(kind.safe_mm, kind.pocket_mm, kind.hidden_bottom_mm),
    )
    scale = 1 if commission.px else _scale(commission)
    side = side_title(commission.side)
    sheet = Sheet(
        title=f"{commission.brief.campaign.name}: {commission.order.title}" + (f", {side}" if side else ""),
        width=commission.width,
        height=commission.height,
        bleed=kind.bleed_mm,
        safe=safe,
        scale=scale,
        px=commission.px,
        shared=found.items,
        place_room=found.place_room,
        code_room=found.code_room,
        guides=(*found.guides, *hem(kind, trim)),
        die=die_of(kind, commission.width, commission.height),
        window=found.window,
    )
    return replace(sheet, slug=_slug(commission, None, scale))


def localise(sheet: Sheet, commission: Commission, copy: Copy | None) -> Sheet:
    """The sheet with one place's, or one row's, words and code; raises UnfitError naming it."""
    if copy is None:
        return sheet
    if isinstance(copy, Entry):
        address = design_of(commission).address
        own = address(commission, sheet, copy) if address else []
    else:
        own = _placed(sheet, commission, copy)
    title = f"{sheet.title}, {copy.title} ({copy.code})"
    return replace(sheet, own=tuple(own), title=title, slug=_slug(commission, copy, sheet.scale))


def at_scale(sheet: Sheet, commission: Commission, copy: Copy | None, scale: int) -> Sheet:
    """The sheet as a file of another scale, which its slug says as well."""
    return replace(sheet, scale=scale, slug=_slug(commission, copy, scale))


def _placed(sheet: Sheet, commission: Commission, place: Place) -> list[Item]:
    """A commune's name and code in the rooms left open."""
    own: list[Item] = []
    if sheet.place_room:
        subject = f", place {place.code} {place.name}"
        smallest = commission.smallest_cap
        own += small_line(commission, place.title, sheet.place_room, Role.PLACE, smallest, subject)
    payload = commission.link(place)
    if sheet.code_room and payload:
        own += code_card(commission, payload, sheet.code_room)
    return own


def code_sheet(payload: str, side_mm: float) -> Sheet:
    """A code alone, in black on white with its quiet zone; `side_mm` is the side of all of it."""
    modules = len(matrix(payload))
    quiet = side_mm * QUIET_ZONE_MODULES / (modules + 2 * QUIET_ZONE_MODULES)
    page = Rect(0, 0, side_mm, side_mm)
    items = (Box(Role.QR, page, WHITE), Code(Role.QR, payload, page.inset(quiet), BLACK))
    return Sheet(
        title=payload, width=side_mm, height=side_mm, bleed=0.0, safe=page, scale=1, px=None, shared=items
    )


def _scale(commission: Commission) -> int:
    """The file is 1:1, 1:10 or 1:100, the largest at which its page is one that PDF readers take."""
    longest = max(commission.width, commission.height) + 2 * commission.format.bleed_mm
    return next((scale for scale in SCALES if longest / scale + MARGIN_MM <= LONGEST_PAGE_MM), SCALES[-1])


def _slug(commission: Commission, copy: Copy | None, scale: int) -> tuple[str, ...]:
    """What stands outside the trim, so that a file that strayed can still be told apart."""
    if commission.px:
        return ()
    kind, campaign = commission.format, commission.brief.campaign
    die = die_of(kind, commission.width, commission.height)
    parts = [
        campaign.name,
        commission.order.title,
        side_title(commission.side),
        f"{copy.title} ({copy.code})" if copy else "",
        f"Thành phẩm {size(commission.width, commission.height)}",
        f"Tràn lề {length(kind.bleed_mm)}",
        f"Bế {die_words(die)}, theo tệp đường bế" if die else "",
        f"TỶ LỆ 1:{scale}",
        "CMYK, ISO Coated v2 300%",
        f"coban {__version__}",
        f"Dữ liệu đến {day(as_of)}" if (as_of := campaign.as_of) else "",
        *(f"NHÁP, CHƯA XÁC NHẬN: {why}" for why in commission.provisional),
    ]
    return tuple(part for part in parts if part)
