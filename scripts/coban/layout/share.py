"""The picture that social networks show for a link to a page: its title in the campaign's dress."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.campaign.formats import trim_of
from coban.campaign.model import Message
from coban.campaign.orders import Order
from coban.errors import InputError
from coban.layout import compose
from coban.layout.commission import Commission
from coban.layout.phrases import stretches
from coban.scene import Sheet

FORMAT = "xem-truoc"
"""The format of link previews, in assets/formats.yml."""

READERS = "mọi người"


def share_sheet(brief: Brief, title: str) -> Sheet:
    """The title where a link preview has its slogan, over the campaign's signature; no sponsors.

    Raises UnfitError for a title too long to be read, InputError where the format is not there.
    """
    kind = brief.formats.get(FORMAT)
    if kind is None or kind.size is None:
        raise InputError.at("assets/formats.yml", f"format '{FORMAT}' with a size is missing; pages need it")
    width, height, px = trim_of(kind.size)
    order = Order(id=FORMAT, title=title, format=FORMAT, sponsors=False)
    message = Message(id=FORMAT, text=title, audience=READERS, keep=stretches(brief.campaign, title))
    face = brief.house.face(brief.brand.font)
    return compose(Commission(brief, order, kind, message, width, height, px, face))
