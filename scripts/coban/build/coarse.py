"""A piece whose logo has too few pixels is refused before it is painted; other pieces are made."""

from __future__ import annotations

from pathlib import Path

from coban.campaign import pictures
from coban.campaign.brief import Brief
from coban.checks.profiles import rules_of
from coban.errors import InputError, UnmadeError
from coban.layout import Commission
from coban.measure.preflight import profile_named
from coban.measure.resolution import Coarse, coarse
from coban.scene import Sheet

USUAL_PROFILE = "x-4"


def refuse_coarse(commission: Commission, sheet: Sheet) -> None:
    """Raises UnmadeError with every picture that is too coarse for a print piece of this size."""
    if sheet.px:
        return
    least = least_dpi(commission.brief)
    found = [_told(commission, one, least) for one in coarse(sheet.items, least)]
    if found:
        raise UnmadeError("\n  ".join(["pictures are too coarse for it:", *found]))


def least_dpi(brief: Brief) -> float:
    """What the preflight profile that judges the campaign asks of pictures at final size."""
    return profile_named(press_profile(brief)).images.least_dpi


def press_profile(brief: Brief) -> str:
    """The preflight profile that judges the campaign: its name, or the path of one."""
    asked = next((rule for rule in rules_of(brief) if rule.check.id == "preflight" and not rule.advice), None)
    return str(asked.options.get("profile", USUAL_PROFILE) if asked else USUAL_PROFILE)


def _told(commission: Commission, one: Coarse, least: float) -> str:
    return (
        f"{_named(commission.brief, one.file)} has {one.width_px} × {one.height_px} px and would be "
        f"{one.width_mm:.0f} × {one.height_mm:.0f} mm on {commission.size_name}: {one.dpi:.0f} dpi; expected "
        f"at least {least:g} dpi; send at least {one.needed_px[0]} × {one.needed_px[1]} px, or a vector "
        "drawing (SVG)"
    )


def _named(brief: Brief, file: Path) -> str:
    """Where the campaign names the file, and what for."""
    for picture in pictures(brief):
        try:
            same = brief.house.artwork(brief.campaign.slug, picture.file) == file
        except InputError:
            continue
        if same:
            return f"{picture.at}:{picture.line}: {picture.where}: '{picture.file}'"
    return f"'{file.name}'"
