"""Whether a shop can make a format: a wall has panels, a bag's parts leave a front, a die line fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import sqrt
from typing import Any

from coban.campaign.bag import NARROWEST_FRONT_MM
from coban.campaign.formats import Format
from coban.campaign.measures import ROUND, corner_mm
from coban.campaign.spots import Problem, each, said
from coban.campaign.wording import check
from coban.units import parse_size

NARROWEST_PANEL_MM = 200.0
"""No stand is joined of narrower ones."""

IN_A_CIRCLE = ("sticker",)
"""Designs that keep all that is read within the circle in the trim."""

SAFE_TO_CORNER = 1 - sqrt(0.5)
"""How far a square corner must lie within a rounded one to be inside it, to the radius."""

Fault = tuple[str, str]
"""The key, '' for the row itself, and what is wrong."""


def senseless(raw: Mapping[str, Any]) -> Iterator[Problem]:
    """What no shop could make, in every row that is a format at all."""
    for spot, row in each(raw, "formats"):
        kind, _ = check(Format, row)
        for key, message in (*_wall(kind), *_bag(kind), *_eyelets(kind), *_die(kind)) if kind else ():
            here = (*spot, *key.split(".")) if key else spot
            yield here, said(raw, here, message)


def _wall(kind: Format) -> Iterator[Fault]:
    if kind.design == "wall" and kind.panel is None:
        yield "", "a wall is joined of panels; add panel: how wide one is from joint to joint, such as 1m"
    elif kind.design != "wall" and kind.panel is not None:
        yield "panel", "only a wall has joints; delete it, or write design: wall"
    elif kind.panel and kind.panel_mm < NARROWEST_PANEL_MM:
        yield "panel", f"a panel of {kind.panel} is too narrow; expected at least {NARROWEST_PANEL_MM:g}mm"


def _bag(kind: Format) -> Iterator[Fault]:
    bag = kind.bag
    if (kind.design == "bag") != (bag is not None):
        if bag is None:
            yield "", "a bag has a flat; add bag: {flap: …, depth: …, mouth: …, bottom: …}, each a length"
        else:
            yield "bag", "only a bag has these parts; delete it, or write design: bag"
        return
    if bag is None:
        return
    for part in ("flap", "depth", "mouth", "bottom"):
        if getattr(bag, f"{part}_mm") <= 0:
            yield f"bag.{part}", f"{getattr(bag, part)} is nothing; expected a length over 0"
    if 0 < bag.flap_mm <= bag.inked_flap_mm:
        yield "bag.inked_flap", f"glue does not hold on ink; expected less than the flap of {bag.flap}"
    if 0 < bag.bottom_mm <= bag.depth_mm / 2:
        least = f"over half the depth of {bag.depth}"
        yield "bag.bottom", f"{bag.bottom} folded under leaves the bottom open; expected {least}"
    wide, high = bag.front_mm(*parse_size(kind.size)) if kind.size else (NARROWEST_FRONT_MM,) * 2
    if min(wide, high) < NARROWEST_FRONT_MM:
        left = f"{kind.size} leaves a front of {wide:.0f} × {high:.0f} mm"
        yield (
            "size",
            f"{left}; expected at least {NARROWEST_FRONT_MM:.0f} mm; enlarge it, or shorten bag's parts",
        )


def _eyelets(kind: Format) -> Iterator[Fault]:
    if (kind.eyelets is None) != (kind.eyelet_inset is None):
        missing = "eyelet_inset" if kind.eyelet_inset is None else "eyelets"
        yield "", f"eyelets and eyelet_inset belong together; add {missing}, or delete the other"
    elif kind.eyelets_mm is not None:
        if not 0 < kind.eyelet_inset_mm <= kind.safe_mm:
            where = (
                f"an eyelet {kind.eyelet_inset} from the trim would stand on the edge, or among what is read"
            )
            yield "eyelet_inset", f"{where}; expected over 0 and at most the safe margin of {kind.safe}"
        elif kind.eyelets_mm < 2 * kind.eyelet_inset_mm:
            yield "eyelets", f"eyelets every {kind.eyelets} are too near; expected twice eyelet_inset or more"


def _die(kind: Format) -> Iterator[Fault]:
    if kind.die is None:
        return
    if kind.digital:
        yield "die", "a picture is not cut; delete it"
    elif kind.die == ROUND and kind.design not in IN_A_CIRCLE:
        designs = ", ".join(IN_A_CIRCLE)
        yield (
            "die",
            f"a round cut would go through what stands in the corners; only these fit: design: {designs}",
        )
    elif (corner := corner_mm(kind.die)) is not None:
        if corner <= 0:
            yield "die", f"corners of {kind.die} are square; delete it"
        elif kind.size and corner > min(parse_size(kind.size)) / 2:
            yield (
                "die",
                f"corners of {kind.die} do not fit {kind.size}; expected at most half its shorter side",
            )
        elif kind.safe_mm < SAFE_TO_CORNER * corner:
            least = f"{SAFE_TO_CORNER * corner:.1f}mm"
            yield "safe", f"corners of {kind.die} would cut into what may be read; expected at least {least}"
