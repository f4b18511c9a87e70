"""The papers of the media kit: fact sheet, brand guide, texts for editors."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.kit.boilerplate import boilerplate_texts


def papers(brief: Brief) -> dict[str, bytes]:
    """Each by its name in the kit, the same bytes for the same facts."""
    return boilerplate_texts(brief)
