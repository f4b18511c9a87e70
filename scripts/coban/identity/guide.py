"""The brand guide: A4 landscape pages drawn by coban from the campaign's own facts and pieces."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from coban.campaign.brief import Brief
from coban.identity.colours import demanded, readings, rule_of_field, swatches
from coban.identity.emblem_page import emblem_page
from coban.identity.examples import Example, Shape
from coban.identity.figures import Drawings, pair_rows, piece_rows, zone_rows
from coban.identity.lettering import lettering
from coban.layout.phrases import stretches
from coban.pages import dress
from coban.pages.words import together
from coban.typeset import as_pdf, templates
from coban.vietnamese import day

HERE = Path(__file__).parent

SIGNS = {
    "dung.svg": '<circle cx="12" cy="12" r="12" fill="{field}"/>'
    '<path d="M6 12.5l4 4 8-9" fill="none" stroke="#fff" stroke-width="2.6"/>',
    "sai.svg": '<circle cx="12" cy="12" r="12" fill="#8A3C00"/>'
    '<path d="M7.5 7.5l9 9m0-9l-9 9" fill="none" stroke="#fff" stroke-width="2.6"/>',
}
"""A tick and a cross in a disc; few fonts have letters of these shapes."""


def guide(brief: Brief, shown: Mapping[Shape, Example]) -> bytes:
    """The guide as PDF/UA, with the pages that apply to the campaign.

    Raises UnmadeError when papers cannot be set on this machine.
    """
    campaign, drawings = brief.campaign, Drawings()
    drawings.files["motif.svg"] = dress.pattern(brief).encode()
    drawings.files |= {name: _sign(brief, shapes) for name, shapes in SIGNS.items()}
    env = templates(HERE)
    html = env.get_template("guide.html.j2").render(
        campaign=campaign,
        brand=brief.brand,
        heading=together(campaign.name, stretches(campaign, campaign.name)),
        as_of=day(campaign.as_of) if campaign.as_of else "",
        demanded=demanded(brief),
        swatches=swatches(brief),
        readings=readings(brief),
        rule_of_field=rule_of_field(brief),
        lettering=lettering(brief, shown),
        emblem=emblem_page(brief, campaign.emblem, shown, drawings) if campaign.emblem else None,
        zones=zone_rows(shown, drawings),
        pieces=piece_rows(shown, drawings),
        pairs=pair_rows(shown, drawings),
    )
    css = (HERE / "guide.css").read_text("utf-8")
    return as_pdf(html, brief.house, brief.brand, css=css, pictures=drawings.files, book=True)


def _sign(brief: Brief, shapes: str) -> bytes:
    frame = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" width="24" height="24"'
    return f"<svg {frame}>{shapes.format(field=brief.brand.ink('field').hex)}</svg>".encode()
