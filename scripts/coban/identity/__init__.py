"""What a campaign looks like, for those who work with it: its emblem in every form, its brand guide."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.identity.examples import examples
from coban.identity.guide import guide
from coban.identity.keeping import kept
from coban.identity.notes import STAND_IN_NOTE, every_file

__all__ = ["STAND_IN_NOTE", "brand_guide", "emblem_files"]


def emblem_files(brief: Brief) -> dict[str, bytes]:
    """The emblem for light and dark grounds and in one colour, each as SVG, PDF and PNG, and a note on them.

    By name in the kit; a stand-in has `-tam` in its name. Nothing for a campaign without an emblem. They
    depend on what `kept` names, and are made once while that stays. Raises UnmadeError for an emblem that
    is not white on transparent, or that its ground swallows.
    """
    emblem = brief.campaign.emblem
    return kept(brief, "bieu-trung", None, lambda: every_file(brief, emblem)) if emblem else {}


def brand_guide(brief: Brief) -> bytes:
    """The brand guide as PDF/UA, six to ten A4 pages: those that apply to the campaign.

    It depends on what `kept` names and on which pieces the brief's readers may see. Raises UnmadeError when
    papers cannot be set on this machine, InputError, and CobanError where the judge finds that it lies.
    """
    shown = examples(brief)
    about = [(shape, one.order, one.message, one.copy) for shape, one in shown.items()]
    name = "huong-dan"
    return kept(brief, name, about, lambda: {name: guide(brief, shown)})[name]
