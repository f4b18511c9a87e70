"""site/index.html: the campaigns of this house."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coban.campaign.brief import Brief
from coban.campaign.house import shipped
from coban.pages.security import with_policy
from coban.pages.words import capital, kept, span


def campaign_list(briefs: Sequence[Brief]) -> str:
    """A page that leads to each microsite, which lies in the folder of its slug."""
    env = Environment(
        loader=FileSystemLoader(shipped("overrides")),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    rows = sorted(briefs, key=lambda brief: (_starts(brief), brief.campaign.slug))
    brand = rows[0].brand if rows else None
    ink = {name: brand.ink(name).hex for name in brand.inks} if brand else {}
    page = env.get_template("campaigns.html").render(campaigns=[_row(brief) for brief in rows], ink=ink)
    return with_policy(page)


def _row(brief: Brief) -> dict[str, object]:
    campaign = brief.campaign
    return {
        "slug": campaign.slug,
        "name": kept(campaign.name, campaign),
        "tagline": campaign.tagline,
        "owner": campaign.owner.name,
        "period": capital(span(_starts(brief), max(phase.ends for phase in campaign.phases))),
    }


def _starts(brief: Brief) -> date:
    return min(phase.starts for phase in brief.campaign.phases)
