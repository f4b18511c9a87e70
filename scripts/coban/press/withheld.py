"""Pieces that must not reach the public before the hour of the only releases that show them."""

from __future__ import annotations

from collections.abc import Iterable

from coban.campaign.brief import Brief
from coban.press.front import FrontPicture

Piece = tuple[str, str]
"""An order's id, and a slogan's."""


def held_pieces(
    brief: Brief, shown: Iterable[FrontPicture], held: Iterable[FrontPicture]
) -> frozenset[Piece]:
    """Pieces of pictures that are held, but for those that a release which is out shows as well."""
    public = {piece_of(brief, picture) for picture in shown if picture.order}
    return frozenset({piece_of(brief, picture) for picture in held if picture.order} - public)


def piece_of(brief: Brief, picture: FrontPicture) -> Piece:
    """The piece that the picture is, by what is on record of its files."""
    order = brief.campaign.order(picture.order or "")
    return order.id, picture.message or order.messages[0]
