"""Flag: portrait pieces. A white band of sponsors at the top, one left margin, the code at the foot."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import Setting, largest
from coban.layout.flow import Column
from coban.layout.furniture import card_size, code_card
from coban.layout.lockup import tall_block
from coban.layout.motif import frieze, scatter
from coban.layout.parts import FOOT_SHARE, Composition, cloth, foot_line, sponsor_band
from coban.layout.phrases import ways_to_break_name
from coban.layout.signature import signature, signature_height
from coban.scene import Item, Role, Stamp, Text, item_box

LEAST_GAP_SHARE = 0.25
"""How high a gap must be for the motif, to the width: in a lower one it is but fuss."""

EMBLEM_SHARE, EMBLEM_OF_HEIGHT = 0.34, 0.152
"""The emblem's side to the width, and the most of the height: present, but smaller than the message."""

CARD_SHARE, CARD_OF_HEIGHT = 0.50, 0.225
"""The code card's height to the width, and the most of the height: posters need the room for words."""

POSTER, BESIDE_CODE = 0.6, 0.40
"""Width to height of a poster; there the emblem stands beside the code, so high to the card."""

STEPS_UP, NEAREST_MM, FARTHEST_MM = 0.5, 200.0, 2000.0
"""A code is scanned from half as far as its piece is read; two metres are a few steps, and enough."""

SCANS_TIMES = 10.0
"""A phone reads a code from ten times its width."""

SENTENCE_SHARE = 0.036
"""Capitals of the sentence under a poster's slogan, to the width."""

SIGNATURE_SHARE = 0.105
"""Height of the signature to the width."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    kind = commission.format
    margin = max(kind.safe_mm, 0.105 * width)
    bottom = height - max(kind.hidden_bottom_mm, 0.0) - margin
    items: list[Item] = [furniture.field(commission)]
    band, sponsors = sponsor_band(commission, margin)

    top = band + (0.95 if band else 1.15) * margin
    side = min(EMBLEM_SHARE * width, EMBLEM_OF_HEIGHT * height)
    # On a poster the code needs so much that the emblem stands beside it.
    beside = bool(commission.link(None)) and width > POSTER * height
    mark = [] if beside else furniture.emblem(commission, Rect(margin, top, side, side))
    if mark:
        top += side + min(0.95 * margin, 0.048 * height)

    foot, foot_room = bottom, None
    if commission.order.foot:
        cap = max(0.026 * width, FOOT_SHARE * commission.smallest_cap)
        foot_room = Rect(margin, bottom - cap, width - 2 * margin, cap)
        foot = bottom - cap - 0.85 * margin
    signed: list[Item] = []
    if not commission.order.foot and not commission.link(None):
        tall = signature_height(commission, SIGNATURE_SHARE)
        live = Rect.between(margin, 0, width - margin, bottom)
        signed, _ = signature(commission, live, tall, with_emblem=False)
        foot = min(bottom - tall, *(item_box(item).y for item in signed)) - 0.6 * margin
    code, code_top = _code(commission, margin, foot, beside)

    room = code_top - (1.2 * margin if code else 0.4 * margin) - top
    block = tall_block(commission, width - 2 * margin, room)
    over = block.over
    below = top + over + block.height + block.under
    more = _sentence(commission, Rect.between(margin, below + 0.1 * width, width - margin, code_top))
    below = max([below, *(item_box(item).bottom for item in more)])
    pattern = _pattern(commission, (below, code_top if code else foot), bottom + 0.35 * margin)
    words = block.at(margin, top + over, commission.ink("white"))
    items += [*pattern, *sponsors, *mark, *words, *more, *code, *signed]
    if foot_room:
        items += foot_line(commission, foot_room)
    return Composition(tuple(items))


def _sentence(commission: Commission, room: Rect) -> list[Text]:
    """The sentence under the slogan of a poster, where it leaves the motif its room."""
    message, width = commission.message, commission.width
    if not message.sentence or width < POSTER * commission.height:
        return []
    cap = max(SENTENCE_SHARE * width, FOOT_SHARE * commission.smallest_cap)
    column = Column(commission.face, room)
    column.set(Role.IMPRINT, message.sentence, cap, commission.ink("pale"), keep=message.keep)
    return column.items if column.left_over > LEAST_GAP_SHARE * width else []


def _code(commission: Commission, margin: float, foot: float, with_emblem: bool) -> tuple[list[Item], float]:
    """The code card at the foot with the words that say what it does; and where it begins."""
    payload = commission.link(None)
    if not payload:
        return [], foot
    card_height = _card_height(commission, payload)
    card_width, _ = card_size(payload, card_height)
    card = Rect(margin, foot - card_height, card_width, card_height)
    items = code_card(commission, payload, card)
    right = commission.width - max(commission.format.safe_mm, 0.08 * commission.width)
    aside = Rect.between(card.right + 0.55 * margin, card.y, right, card.bottom)
    call = _call(commission, aside)
    mark: list[Item] = []
    if with_emblem:
        side = min(BESIDE_CODE * card.height, aside.width)
        mark = furniture.emblem(commission, Rect(aside.x, card.y, side, side))
    if call:
        # Under the emblem it stands on the card's foot, alone in its middle.
        at = card.bottom - call.height - call.under if mark else card.cy - call.height / 2
        items += call.at(Role.QR, aside.x, at, commission.ink("white"))
    return [*items, *mark], card.y


def _card_height(commission: Commission, payload: str) -> float:
    """A share of the piece, or as much as phones need from where people step up to it."""
    usual = min(CARD_SHARE * commission.width, CARD_OF_HEIGHT * commission.height)
    reach = min(max(STEPS_UP * commission.format.reading_mm, NEAREST_MM), FARTHEST_MM)
    _, side = card_size(payload, 1.0)
    return max(usual, reach / SCANS_TIMES / side)


def _call(commission: Commission, room: Rect) -> Setting | None:
    if not commission.order.call:
        return None
    ways = ways_to_break_name(commission, commission.order.call, most_lines=4)
    height = (0.9 - BESIDE_CODE if commission.width > POSTER * commission.height else 0.8) * room.height
    return largest(commission.face, ways, room.width, height, largest_size=0.068 * commission.width)


def _pattern(commission: Commission, gap: tuple[float, float], under: float) -> list[Stamp]:
    """The motif in the gap between message and code when there is room for it, else under everything."""
    width, height = commission.width, commission.height
    air = 0.05 * width
    if gap[1] - gap[0] >= LEAST_GAP_SHARE * width:
        return frieze(cloth(commission), Rect.between(0, gap[0] + air, width, gap[1] - air), 0.30 * width)
    size = 0.22 * width
    return scatter(cloth(commission), Rect.between(0, under + size / 2, width, height), size, lambda *_: 1.0)
