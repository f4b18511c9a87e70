"""What a campaign looks like, for those who work with it: its emblem in every form, its brand guide."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.identity.keeping import kept
from coban.identity.notes import STAND_IN_NOTE, every_file

__all__ = ["STAND_IN_NOTE", "brand_guide", "emblem_files"]


def emblem_files(brief: Brief) -> dict[str, bytes]:
    """The emblem for light and dark grounds and in one colour, each as SVG, PDF and PNG, and a note on them.

    By name in the kit; a stand-in has `-TAM` in its name. Nothing for a campaign without an emblem. They
    depend on what `kept` names, and are made once while that stays. Raises UnmadeError for an emblem that
    is not white on transparent, or that its ground swallows.
    """
    emblem = brief.campaign.emblem
    return kept(brief, "bieu-trung", None, lambda: every_file(brief, emblem)) if emblem else {}


def brand_guide(brief: Brief) -> bytes | None:
    return None
