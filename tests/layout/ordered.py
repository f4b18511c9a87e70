"""Orders made up in memory on real campaigns, and what every composition must keep."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from coban.campaign.brief import Brief
from coban.errors import UnfitError
from coban.geometry import Rect, hull
from coban.layout import Commission, commissions, compose
from coban.scene import Box, Code, Picture, Role, Sheet, Text, item_box

READ = (Role.MESSAGE, Role.PLACE, Role.IMPRINT)


def ordered(brief: Brief, format: str, message: str, size: str | None = None, **fields: Any) -> Commission:
    """A commission for one slogan in a format, whatever the campaign itself orders."""
    made = {
        "id": "thu", "format": format, "size": size, "messages": (message,), "places": "none", "code": "none",
        "list": None, "foot": None, "call": None, "made_by": None, "event": None, "keep": (),
    }  # fmt: skip
    order = brief.campaign.orders[0].model_copy(update=made | fields)
    (commission,) = commissions(brief, order)
    return commission


def every_message(brief: Brief, format: str, size: str | None = None, **fields: Any) -> Iterator[Sheet]:
    """Each slogan of the campaign in the format; what cannot be legible there is left out."""
    for message in brief.campaign.messages:
        commission = ordered(brief, format, message.id, size, **fields)
        try:
            yield kept(commission, compose(commission))
        except UnfitError:
            continue


def kept(commission: Commission, sheet: Sheet) -> Sheet:
    """The sheet, after a look at what no piece may break."""
    what = f"{commission.format.id} {commission.size_name} {commission.message.id}"
    for item in sheet.items:
        if item.role in (*READ, Role.EMBLEM) or isinstance(item, Code | Picture):
            assert sheet.safe.contains(item_box(item), slack=1e-4), (what, item)
    solid = [item for item in sheet.items if isinstance(item, Text | Code | Picture)]
    for one, other in combinations(solid, 2):
        assert not item_box(one).overlaps(item_box(other)), (what, one, other)
    assert said(sheet, Role.MESSAGE) == commission.message.text, what
    share = sponsors_share(sheet)
    assert share <= commission.brief.brand.sponsors.goal, (what, share)
    return sheet


def said(sheet: Sheet, role: Role) -> str:
    """The words of a role in the order of painting."""
    items = [item for item in sheet.items if item.role is role and isinstance(item, Text | Box)]
    words = [item.line.text if isinstance(item, Text) else item.words for item in items]
    return " ".join(filter(None, words))


def texts(sheet: Sheet, *roles: Role) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text) and item.role in roles]


def reach(sheet: Sheet, *roles: Role) -> Rect:
    """The hull of what some roles cover."""
    found = hull(item_box(item) for item in sheet.of(*roles))
    assert found
    return found


def sponsors_share(sheet: Sheet) -> float:
    """Percent of the trim that the sponsors' panel takes."""
    found = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
    if found is None:
        return 0.0
    inside = Rect.between(
        max(found.x, 0), max(found.y, 0), min(found.right, sheet.width), min(found.bottom, sheet.height)
    )
    return 100 * inside.area / sheet.trim.area
