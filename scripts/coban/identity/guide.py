"""The brand guide: A4 landscape pages drawn by coban from the campaign's own facts and pieces."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from coban.booklet.book import together
from coban.campaign.brief import Brief
from coban.identity.colours import demanded, readings, rule_of_field, swatches
from coban.identity.drawing import drawn
from coban.identity.emblem import as_svg, forms
from coban.identity.examples import Example, Shape
from coban.identity.lettering import lettering
from coban.identity.notes import CLEAR_SHARE
from coban.identity.pairs import pairs
from coban.identity.shape import fineness
from coban.identity.zones import clearance, times, zones
from coban.layout.furniture import aspect
from coban.layout.phrases import stretches
from coban.pages import dress
from coban.pages.words import trim
from coban.scene import Sheet
from coban.typeset import as_pdf, templates
from coban.vietnamese import day, decimal, length, number

HERE = Path(__file__).parent

ZONE_ROOM: dict[Shape, tuple[float, float]] = {
    "banner": (200.0, 40.0), "flag": (40.0, 60.0), "square": (60.0, 60.0), "wide": (90.0, 60.0),
}  # fmt: skip
"""How many mm of the page each has."""

PAIR_ROOM, TALL_PAIR_ROOM = (122.0, 30.0), (122.0, 52.0)
"""A portrait piece as low as the others would show nothing."""

PAIRS_MM, CAPTION_MM = 152.0, 17.0
"""What a page has for pairs, and what each takes besides its drawings."""

PIECES = {"banner": (196.0, 38.0), "wide": (92.0, 52.0), "square": (52.0, 52.0), "flag": (48.0, 58.0)}

EMBLEM_SQUARE_MM, EMBLEM_MM = 96.0, 48.0
"""The square, as in guide.css, and the emblem's longer side in it."""

SIGNS = {
    "dung.svg": '<circle cx="12" cy="12" r="12" fill="{field}"/>'
    '<path d="M6 12.5l4 4 8-9" fill="none" stroke="#fff" stroke-width="2.6"/>',
    "sai.svg": '<circle cx="12" cy="12" r="12" fill="#8A3C00"/>'
    '<path d="M7.5 7.5l9 9m0-9l-9 9" fill="none" stroke="#fff" stroke-width="2.6"/>',
}


@dataclass
class Pictures:
    """What the pages show, by name; a sheet is drawn when a page asks for it."""

    files: dict[str, bytes] = field(default_factory=dict)

    def of(self, name: str, sheet: Sheet, shown_mm: float) -> str:
        """The name of the sheet's drawing."""
        suffix, content = drawn(sheet, shown_mm)
        self.files[f"{name}.{suffix}"] = content
        return f"{name}.{suffix}"


def guide(brief: Brief, shown: dict[Shape, Example]) -> bytes:
    """The guide as PDF/UA. Raises UnmadeError when papers cannot be set on this machine."""
    campaign, pictures = brief.campaign, Pictures()
    pictures.files["motif.svg"] = dress.pattern(brief).encode()
    pictures.files |= {name: _sign(brief, shapes) for name, shapes in SIGNS.items()}
    facts: dict[str, Any] = {
        "campaign": campaign,
        "brand": brief.brand,
        "heading": together(campaign.name, stretches(campaign, campaign.name)),
        "as_of": day(campaign.as_of) if campaign.as_of else "",
        "demanded": demanded(brief),
        "swatches": swatches(brief),
        "readings": readings(brief),
        "rule_of_field": rule_of_field(brief),
        "lettering": lettering(brief, shown),
        "emblem": _emblem(brief, shown, pictures) if campaign.emblem else None,
        "zones": _zones(shown, pictures),
        "pieces": list(_pieces(shown, pictures)),
        "pairs": _pairs(shown, pictures),
    }
    env = templates(HERE)
    env.filters["whole"] = lambda text: together(text, [campaign.province, *stretches(campaign, text)])
    html = env.get_template("guide.html.j2").render(**facts, pictures=pictures.files)
    css = (HERE / "guide.css").read_text("utf-8")
    return as_pdf(html, brief.house, brief.brand, css=css, pictures=pictures.files, book=True)


def _sign(brief: Brief, shapes: str) -> bytes:
    """A tick or a cross in a disc; letters of these shapes are in few fonts."""
    frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"'
    return f"<svg {frame}>{shapes.format(field=brief.brand.ink('field').hex)}</svg>".encode()


def _emblem(brief: Brief, shown: dict[Shape, Example], pictures: Pictures) -> dict[str, Any]:
    artwork = brief.campaign.emblem
    assert artwork is not None, "asked only for a campaign that has one"
    source = brief.house.artwork(brief.campaign.slug, artwork.file)
    fine, air = fineness(source), [gap for one in shown.values() if (gap := clearance(one)) is not None]
    rows = []
    for form in forms(brief):
        name = f"bieu-trung-{form.id}.svg"
        pictures.files[name] = as_svg(source, form.ink)
        rows.append((form, name, f"{decimal(form.contrast)} : 1"))
    return {
        "artwork": artwork,
        "forms": rows,
        "at": _in_the_middle(aspect(source)),
        "least_mm": fine.least_mm,
        "least": length(fine.least_mm),
        "least_px": fine.least_px,
        "stroke": f"{decimal(100 * fine.stroke)}%",
        "gap": f"{decimal(100 * fine.gap)}%",
        "air": times(min(air)) if air else "",
    }


def _in_the_middle(ratio: float) -> dict[str, float]:
    """Where the emblem stands in the square that shows its clear space, in mm."""
    height = min(EMBLEM_MM, EMBLEM_MM / ratio)
    width = height * ratio
    left, top = ((EMBLEM_SQUARE_MM - side) / 2 for side in (width, height))
    return {"left": left, "top": top, "width": width, "height": height, "clear": CLEAR_SHARE * height}


def _zones(shown: dict[Shape, Example], pictures: Pictures) -> list[dict[str, Any]]:
    return [
        {
            "zone": zone,
            "picture": pictures.of(f"vung-{index}", zone.example.sheet, zone.width),
            "title": zone.example.commission.order.title,
            "size": _size(zone.example),
        }
        for index, zone in enumerate(zones(shown, ZONE_ROOM))
    ]


def _pieces(shown: dict[Shape, Example], pictures: Pictures) -> Any:
    for shape, room in PIECES.items():
        if shape in shown:
            example = shown[shape]
            width, height = _within(example.sheet, room)
            yield {
                "shape": shape,
                "picture": pictures.of(f"an-pham-{shape}", example.sheet, width),
                "width": round(width, 2),
                "height": round(height, 2),
                "title": example.commission.order.title,
                "size": _size(example),
                "open": bool(example.commission.provisional),
                "cap": _cap(example),
            }


def _pairs(shown: dict[Shape, Example], pictures: Pictures) -> list[list[dict[str, Any]]]:
    """By pages."""
    sides: list[list[dict[str, Any]]] = []
    left = 0.0
    for index, pair in enumerate(pairs(shown)):
        sheet = pair.example.sheet
        width, height = _within(sheet, TALL_PAIR_ROOM if pair.example.commission.portrait else PAIR_ROOM)
        left -= height + CAPTION_MM
        if left < 0 or not sides:
            left = PAIRS_MM - height - CAPTION_MM
            sides.append([])
        sides[-1].append(
            {
                "pair": pair,
                "right": pictures.of(f"dung-{pair.example.order}", sheet, width),
                "wrong": pictures.of(f"sai-{index}", pair.wrong, width),
                "width": round(width, 2),
                "height": round(height, 2),
            }
        )
    return sides


def _within(sheet: Sheet, room: tuple[float, float]) -> tuple[float, float]:
    share = min(room[0] / sheet.width, room[1] / sheet.height)
    return sheet.width * share, sheet.height * share


def _size(example: Example) -> str:
    return trim((example.sheet.width, example.sheet.height), example.sheet.px)


def _cap(example: Example) -> str:
    """The smallest capitals on it."""
    cap, px = example.sheet.smallest_cap, example.sheet.px
    if cap is None:
        return ""
    return f"{number(round(cap * px[0] / example.sheet.width))} px" if px else length(cap)
