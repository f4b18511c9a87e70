"""The facts: one campaign's folder and what campaigns share, typed and checked."""

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, known, usable
from coban.campaign.formats import Brand, Format
from coban.campaign.house import House, shipped
from coban.campaign.load import load, load_brand
from coban.campaign.model import Campaign, Message
from coban.campaign.open_facts import OpenFact, open_facts
from coban.campaign.orders import Order
from coban.campaign.pictures import NamedPicture, pictures, pictures_of_faulty, printed_stand_ins
from coban.campaign.places import Place, ascii_slug, fold
from coban.campaign.schema import schema

__all__ = [
    "Brand",
    "Brief",
    "Campaign",
    "Format",
    "House",
    "Message",
    "NamedPicture",
    "OpenFact",
    "Order",
    "Place",
    "Unconfirmed",
    "ascii_slug",
    "fold",
    "known",
    "load",
    "load_brand",
    "open_facts",
    "pictures",
    "pictures_of_faulty",
    "printed_stand_ins",
    "schema",
    "shipped",
    "usable",
]
