"""The pictures of the formats' page: each format as one of the shipped campaigns orders it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from PIL import Image

from coban.artefact import write_whole
from coban.campaign import Brief, Format, House, Order, load
from coban.campaign.facts import usable
from coban.layout import Commission, commissions, compose, localise
from coban.paint.png import PngPainter, encode_webp

FOLDER = "formats"
LARGEST = (320, 200)

GIVEN_SIZES = {"bang-zon-cong": "850x120cm", "led": "192x96px"}
"""For formats whose size comes with the order: a usual one."""

PAPER = "#E7ECF4"

EYE_PX = 4
"""A small board is shown dot by dot: each dot as wide as this, where there is room."""


def write_pictures(house: House, folder: Path) -> None:
    """One for each format in `folder`/formats; what belongs to no format any more is deleted."""
    wanted = pictures(house)
    for old in (folder / FOLDER).glob("*.webp"):
        if old.stem not in wanted:
            old.unlink()
    for name, image in wanted.items():
        write_whole(folder / FOLDER / f"{name}.webp", encode_webp(image))


def pictures(house: House) -> Mapping[str, Image.Image]:
    """Format → its picture, at most 320 × 200 px."""
    briefs = [load(house, slug) for slug in sorted(house.campaigns(), key=lambda slug: slug != "xu-lang")]
    shown: dict[str, Image.Image] = {}
    for kind in briefs[0].formats.values():
        shown[kind.id] = _picture(next(_candidates(briefs, kind)))
    return shown


def _candidates(briefs: list[Brief], kind: Format) -> Iterator[Commission]:
    """As campaigns order it; then as the first campaign would with its first lockup or slogan."""
    size = GIVEN_SIZES.get(kind.id)
    for brief in briefs:
        for order in brief.campaign.orders:
            if usable(order.format) == kind.id:
                yield from commissions(brief, order, size=size)
    for brief in briefs:
        for order in brief.campaign.orders:
            like = brief.formats.get(usable(order.format) or "")
            if like and like.design == kind.design and like.digital == kind.digital:
                yield from commissions(brief, _as(order, kind), size=size)
    first = briefs[0].campaign
    model = Order(id=kind.id, title=kind.title, format=kind.id, messages=(first.messages[0].id,))
    yield from commissions(briefs[0], model, size=size)


def _as(order: Order, kind: Format) -> Order:
    """The order in another format of the same design."""
    return order.model_copy(update={"format": kind.id, "size": None, "messages": order.messages[:1]})


def _picture(commission: Commission) -> Image.Image:
    copy = commission.brief.copies(commission.order)[0]
    sheet = localise(compose(commission), commission, copy)
    if sheet.px and sheet.px[0] < LARGEST[0] and sheet.px[1] < LARGEST[1]:
        dots = PngPainter(sheet, sheet.px[0]).image(sheet)
        times = max(1, min(LARGEST[0] // dots.width, LARGEST[1] // dots.height, EYE_PX))
        return dots.resize((dots.width * times, dots.height * times), Image.Resampling.NEAREST)
    scale = min(LARGEST[0] / sheet.width, LARGEST[1] / sheet.height)
    # Twice as large and then halved: smaller letters stay clear than when painted at this size.
    image = PngPainter(replace(sheet, px=None), round(2 * sheet.width * scale)).image(sheet)
    image.thumbnail(LARGEST, Image.Resampling.LANCZOS)
    return _on_pale(image)


def _on_pale(image: Image.Image) -> Image.Image:
    """An open window shows paper."""
    if image.mode != "RGBA":
        return image
    paper = Image.new("RGBA", image.size, PAPER)
    return Image.alpha_composite(paper, image).convert("RGB")
