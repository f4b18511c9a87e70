"""What the brand and the campaign's motif become on the web: colours, pattern, favicon."""

from __future__ import annotations

from html import escape

import imagesize
from defusedxml import ElementTree

from coban.campaign.brief import Brief
from coban.campaign.model import Sponsor
from coban.errors import InputError
from coban.layout.motif import FULL_SHARE

SVG = "{http://www.w3.org/2000/svg}"
STEP = FULL_SHARE * 1.3
"""How far the motif goes from the field towards cobalt; a screen shows less of so quiet a step than paper."""


def colours(brief: Brief) -> str:
    """The brand's inks as CSS variables: `--cb-field`, `--cb-cobalt`, …"""
    inks = map(brief.brand.ink, sorted(brief.brand.inks))
    rows = "".join(f"  --cb-{ink.name}: {ink.hex.lower()};\n" for ink in inks)
    return f":root {{\n{rows}}}\n"


def pattern(brief: Brief) -> str:
    """The motif as a tile that repeats without a seam, in the staggered rows of the printed pieces."""
    field, cobalt = brief.brand.ink("field"), brief.brand.ink("cobalt")
    outline, width, height = motif_outline(brief), 256, 296
    spots = [(x, y) for x in (0, width) for y in (0, height)] + [(width / 2, height / 2)]
    uses = "".join(f'<use href="#m" x="{x:g}" y="{y:g}"/>' for x, y in spots)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<defs><path id="m" fill-rule="evenodd" d="{outline}"/></defs>'
        f'<g fill="{field.towards(cobalt, STEP).hex}">{uses}</g></svg>\n'
    )


def favicon(brief: Brief) -> str:
    """The motif in white on the field, as a small square."""
    field, white = brief.brand.ink("field"), brief.brand.ink("white")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-120 -120 240 240">'
        f'<rect x="-120" y="-120" width="240" height="240" rx="40" fill="{field.hex}"/>'
        f'<path fill="{white.hex}" fill-rule="evenodd" d="{motif_outline(brief)}"/></svg>\n'
    )


def logo_width(brief: Brief, sponsor: Sponsor, height: int = 28) -> int | None:
    """Width in CSS pixels of a logo of that height, so that nothing moves when it comes; None if unknown."""
    file = brief.house.artwork(brief.campaign.slug, sponsor.logo.file)
    width, tall = imagesize.get(file)
    return round(height * width / tall) if width > 0 and tall > 0 else None


def motif_outline(brief: Brief) -> str:
    """The path of assets/motifs/<motif>.svg, in a box of -100 -100 200 200. Raises InputError without one."""
    name = f"motifs/{brief.campaign.motif}.svg"
    file = brief.house.asset(name)
    path = ElementTree.parse(file).getroot().find(f".//{SVG}path") if file.is_file() else None
    if path is None:
        where = f"docs/{brief.campaign.slug}/campaign.yml"
        raise InputError.at(where, f"motif '{brief.campaign.motif}': expected assets/{name} with one <path>")
    return str(escape(str(path.get("d", ""))))
