"""Mutants of our own sheets: each one thing wrong, made by a real edit before painting."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from tests.checks.pieces import ROOT

from coban.campaign import Brief
from coban.colour import WHITE, Ink
from coban.geometry import Rect, hull
from coban.measure.difference import delta_e, lab
from coban.scene import Box, Code, Die, Item, Picture, Role, Sheet, Text, item_box
from coban.text import Face, face

REGULAR = ROOT / "assets/fonts/Arimo-Regular.ttf"
"""Drawn as Arial Regular is."""

TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}


class NotThere(Exception):
    """The piece has nothing that this mutant could spoil."""


@dataclass(frozen=True)
class Mutant:
    """What is spoilt, and the findings any of which catches it."""

    name: str
    spoil: Callable[[Sheet, Brief], Sheet]
    caught_by: tuple[str, ...]
    """`check/code`."""


def moved_text(sheet: Sheet, brief: Brief) -> Sheet:
    return _each(sheet, lambda item: replace(item, x=item.x + 1) if _is_message(item) else item)


def swapped_inks(sheet: Sheet, brief: Brief) -> Sheet:
    """The field in cobalt and what is cobalt in the field's ink."""
    other = {"field": brief.brand.ink("cobalt"), "cobalt": brief.brand.ink("field")}
    return _each(sheet, lambda item: _inked(item, other))


def lighter_blue(sheet: Sheet, brief: Brief) -> Sheet:
    """The field lightened by ΔE2000 6."""
    field = brief.brand.ink("field")
    shares = (step / 400 for step in range(400))
    lighter = next(ink for s in shares if _apart(field, ink := field.towards(WHITE, s)) >= 6)
    return _each(sheet, lambda item: _inked(item, {"field": replace(lighter, name="field")}))


def dropped_mark(sheet: Sheet, brief: Brief) -> Sheet:
    """Ắ → Ă in the largest line that has a letter with a tone; the words stay as they were."""
    for text in sorted(_texts(sheet, Role.MESSAGE), key=lambda item: -item.size):
        for at, letter in enumerate(text.line.text):
            if (bare := _toneless(letter)) != letter:
                drawn = text.face.shape(text.line.text[:at] + bare + text.line.text[at + 1 :])
                line = replace(text.line, glyphs=drawn.glyphs)
                return _swap(sheet, text, replace(text, line=line))
    raise NotThere("không có chữ mang dấu thanh")


def changed_letter(sheet: Sheet, brief: Brief) -> Sheet:
    """One letter of the slogan, in the words and in the outlines."""
    text = max(_texts(sheet, Role.MESSAGE), key=lambda item: item.size)
    at = next(i for i, letter in enumerate(text.line.text) if letter.isalpha())
    letter = "n" if text.line.text[at].lower() != "n" else "m"
    return _swap(sheet, text, replace(text, line=text.face.shape(_with(text.line.text, at, letter))))


def regular_weight(sheet: Sheet, brief: Brief) -> Sheet:
    other: Face = face(REGULAR)

    def lighter(item: Item) -> Item:
        if not isinstance(item, Text) or item.role != Role.MESSAGE:
            return item
        return replace(item, face=other, line=other.shape(item.line.text))

    return _each(sheet, lighter)


def logo_of_31_percent(sheet: Sheet, brief: Brief) -> Sheet:
    """The panel grows until businesses take 31 % of the trim."""
    panel = _panel(sheet)
    trim = sheet.trim
    side = {"width": 0.31 * trim.width - panel.rect.x} if trim.width > trim.height else {}
    side = side or {"height": 0.31 * trim.height - panel.rect.y}
    return _swap(sheet, panel, replace(panel, rect=replace(panel.rect, **side)))


def sponsors_elsewhere(sheet: Sheet, brief: Brief) -> Sheet:
    """From the left to the right, from the top to the bottom."""
    _panel(sheet)
    theirs = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
    assert theirs
    wide = sheet.width > sheet.height
    dx = sheet.width - theirs.right - theirs.x if wide else 0
    dy = 0 if wide else sheet.height - theirs.bottom - theirs.y
    return _each(sheet, lambda item: _shifted(item, dx, dy) if item.role == Role.SPONSOR else item)


def swapped_sponsors(sheet: Sheet, brief: Brief) -> Sheet:
    first, second, *_ = _pictures(sheet, Role.SPONSOR, at_least=2)
    swapped = _swap(sheet, first, replace(first, file=second.file))
    return _swap(swapped, second, replace(second, file=first.file))


def missing_emblem(sheet: Sheet, brief: Brief) -> Sheet:
    _pictures(sheet, Role.EMBLEM, at_least=1)
    return _only(sheet, lambda item: item.role != Role.EMBLEM)


def narrow_quiet_zone(sheet: Sheet, brief: Brief) -> Sheet:
    """Two modules of white around the code in place of four and a half."""
    code = _code(sheet)
    module = code.rect.width / 33
    cards = [
        i for i in sheet.items if isinstance(i, Box) and i.role == Role.QR and i.rect.contains(code.rect)
    ]
    if not cards:
        raise NotThere("mã không nằm trên thẻ riêng")
    card = min(cards, key=lambda item: item.rect.area)
    return _swap(sheet, card, replace(card, rect=code.rect.inset(-2 * module), radius=0.0))


def neighbours_code(sheet: Sheet, brief: Brief) -> Sheet:
    """What the code says becomes another commune's address, or another page's."""
    code = _code(sheet)
    codes = [place.code for place in brief.places]
    mine = next((place for place in codes if place in code.payload), None)
    if mine is None:
        other = code.payload.rstrip("/") + "-2/"
    else:
        other = code.payload.replace(mine, codes[(codes.index(mine) + 1) % len(codes)])
    return _swap(sheet, code, replace(code, payload=other))


def light_on_dark(sheet: Sheet, brief: Brief) -> Sheet:
    _code(sheet)
    field, white = brief.brand.ink("field"), brief.brand.ink("white")
    return _each(
        sheet, lambda item: _inked(item, {"white": field, "field": white}) if item.role == Role.QR else item
    )


def stained_code(sheet: Sheet, brief: Brief) -> Sheet:
    """A logo in the middle of the code, over a twentieth of it."""
    code = _code(sheet)
    side = 0.22 * code.rect.width
    stain = Rect(code.rect.cx - side / 2, code.rect.cy - side / 2, side, side)
    return replace(sheet, own=(*sheet.own, Box(Role.QR, stain, code.ink)))


def faint_words(sheet: Sheet, brief: Brief) -> Sheet:
    """The slogan in a tint near the field's."""
    faint = brief.brand.ink("field").towards(brief.brand.ink("white"), 0.35)
    return _each(sheet, lambda item: replace(item, ink=faint) if _is_message(item) else item)


def out_of_the_safe_area(sheet: Sheet, brief: Brief) -> Sheet:
    if sheet.width - sheet.safe.right < 1:
        raise NotThere("không có lề an toàn")
    far = sheet.safe.right + 0.3 * (sheet.width - sheet.safe.right)
    reach = max(item.ink_box.right for item in _texts(sheet, Role.MESSAGE))
    return _each(sheet, lambda item: replace(item, x=item.x + far - reach) if _is_message(item) else item)


def moved_die(sheet: Sheet, brief: Brief) -> Sheet:
    die = _die(sheet)
    return replace(sheet, die=replace(die, rect=die.rect.moved(1, 0)))


def forgotten_die(sheet: Sheet, brief: Brief) -> Sheet:
    """Nothing to cut along, beside a piece that is not cut along its trim."""
    _die(sheet)
    return replace(sheet, die=None)


def smaller_die(sheet: Sheet, brief: Brief) -> Sheet:
    """The whole circle, half a millimetre too small."""
    die = _die(sheet)
    return replace(sheet, die=Die(die.rect.inset(0.5), die.radius - 0.5))


MUTANTS = (
    Mutant("chữ dời 1 mm", moved_text, ("as-composed/moved",)),
    Mutant("đổi chỗ hai mực", swapped_inks, ("field-leads/other-blue",)),
    Mutant("mất một dấu", dropped_mark, ("typeface/other-letters",)),
    Mutant("logo chiếm 31%", logo_of_31_percent, ("sponsor-share/over-limit",)),
    Mutant("nhà tài trợ sang phía khác", sponsors_elsewhere, ("sponsor-zone/elsewhere",)),
    Mutant("lề mã QR còn 2 ô", narrow_quiet_zone, ("qr-quiet-zone/narrow-margin",)),
    Mutant("mã của xã bên cạnh", neighbours_code, ("qr-decodes/other-payload",)),
    Mutant("sai một chữ khẩu hiệu", changed_letter, ("slogan-verbatim/other-words",)),
    Mutant("chữ Arial thường", regular_weight, ("typeface/other-letters",)),
    Mutant("xanh nhạt đi ΔE 6", lighter_blue, ("field-leads/other-blue",)),
    Mutant("hai nhà tài trợ đổi chỗ", swapped_sponsors, ("sponsors-present/other-order",)),
    Mutant("thiếu biểu tượng", missing_emblem, ("emblem-present/not-there",)),
    Mutant("mã QR sáng trên tối", light_on_dark, ("qr-quiet-zone/light-on-dark",)),
    Mutant("hình che giữa mã QR", stained_code, ("qr-reserve/spoilt",)),
    Mutant("khẩu hiệu mờ trên nền", faint_words, ("contrast/too-faint",)),
    Mutant("khẩu hiệu vượt vùng an toàn", out_of_the_safe_area, ("safe-area/outside",)),
    Mutant("đường bế dời 1 mm", moved_die, ("die-line/other-contour",)),
    Mutant("đường bế nhỏ đi 0,5 mm", smaller_die, ("die-line/other-contour",)),
    Mutant("quên đường bế", forgotten_die, ("die-line/no-file",)),
)


def _each(sheet: Sheet, change: Callable[[Item], Item]) -> Sheet:
    changed = tuple(map(change, sheet.shared)), tuple(map(change, sheet.own))
    if changed == (sheet.shared, sheet.own):
        raise NotThere("không có gì để đổi")
    return replace(sheet, shared=changed[0], own=changed[1])


def _only(sheet: Sheet, keep: Callable[[Item], bool]) -> Sheet:
    return replace(sheet, shared=tuple(filter(keep, sheet.shared)), own=tuple(filter(keep, sheet.own)))


def _swap(sheet: Sheet, was: Item, now: Item) -> Sheet:
    return _each(sheet, lambda item: now if item is was else item)


def _is_message(item: Item) -> bool:
    return isinstance(item, Text) and item.role == Role.MESSAGE


def _texts(sheet: Sheet, role: Role) -> list[Text]:
    return [item for item in sheet.of(role) if isinstance(item, Text)]


def _pictures(sheet: Sheet, role: Role, at_least: int) -> list[Picture]:
    found = [item for item in sheet.of(role) if isinstance(item, Picture)]
    if len(found) < at_least:
        raise NotThere("không có hình này")
    return found


def _panel(sheet: Sheet) -> Box:
    boxes = [item for item in sheet.of(Role.SPONSOR) if isinstance(item, Box)]
    if not boxes:
        raise NotThere("không có khung nhà tài trợ")
    return max(boxes, key=lambda item: item.rect.area)


def _die(sheet: Sheet) -> Die:
    if sheet.die is None:
        raise NotThere("xén theo khổ")
    return sheet.die


def _code(sheet: Sheet) -> Code:
    found = next((item for item in sheet.items if isinstance(item, Code)), None)
    if found is None:
        raise NotThere("không có mã QR")
    return found


def _inked(item: Item, inks: dict[str, Ink]) -> Item:
    if isinstance(item, Box | Text | Code) and item.ink.name in inks:
        return replace(item, ink=inks[item.ink.name])
    return item


def _shifted(item: Item, dx: float, dy: float) -> Item:
    if isinstance(item, Text):
        return replace(item, x=item.x + dx, y=item.y + dy)
    return replace(item, rect=item.rect.moved(dx, dy)) if isinstance(item, Box | Picture | Code) else item


def _toneless(letter: str) -> str:
    parts = [part for part in unicodedata.normalize("NFD", letter) if part not in TONES]
    return unicodedata.normalize("NFC", "".join(parts))


def _with(text: str, at: int, letter: str) -> str:
    return text[:at] + letter + text[at + 1 :]


def _apart(one: Ink, other: Ink) -> float:
    return float(delta_e(lab(one.rgb), lab(other.rgb)))


def applied(sheet: Sheet, brief: Brief) -> Iterator[tuple[Mutant, Sheet]]:
    """Every mutant that this sheet can have."""
    for mutant in MUTANTS:
        try:
            yield mutant, mutant.spoil(sheet, brief)
        except NotThere:
            continue
