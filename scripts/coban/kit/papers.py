"""The papers of the media kit: fact sheet, brand guide, texts for editors."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.identity import brand_guide
from coban.identity.keeping import kept
from coban.kit.boilerplate import boilerplate_texts
from coban.kit.factsheet import NAME as FACT_SHEET
from coban.kit.factsheet import fact_sheet

BRAND_GUIDE = "thuong-hieu/huong-dan-thuong-hieu.pdf"


def papers(brief: Brief) -> dict[str, bytes]:
    """Each by its name in the kit, the same bytes for the same facts.

    They depend on what `kept` names, and on which of the campaign's pieces its readers may see; each is made
    once while that stays. Raises UnmadeError when papers cannot be set on this machine, InputError.
    """
    made = kept(brief, "to-du-kien", None, lambda: {FACT_SHEET: fact_sheet(brief)})
    return {**boilerplate_texts(brief), **made, BRAND_GUIDE: brand_guide(brief)}
